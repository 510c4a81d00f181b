package dev.maskbot.ingest.stream;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the app's filtered stream, which outlive every connection. Safe for use by several threads. */
final class StreamRules {
    private static final String PATH = "/2/tweets/search/stream/rules";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger log = LoggerFactory.getLogger(StreamRules.class);

    private final AppClient app;

    StreamRules(AppClient app) {
        this.app = app;
    }

    /**
     * Makes the wanted rules the only ones: the app is the bot's own.
     *
     * @throws IOException when X did not do it, with what it said
     */
    void synchronise(List<Rule> wanted) throws IOException, InterruptedException {
        var missing = new ArrayList<>(wanted);
        var superfluous = new ArrayList<String>();
        for (var rule : present()) {
            var known =
                    new Rule(rule.path("value").asString(""), rule.path("tag").asString(""));
            if (!missing.remove(known)) {
                superfluous.add(rule.path("id").asString());
            }
        }
        if (!superfluous.isEmpty()) {
            change(Map.of("delete", Map.of("ids", superfluous)));
        }
        if (!missing.isEmpty()) {
            change(Map.of("add", missing));
        }
        log.atInfo()
                .addKeyValue("added", missing.size())
                .addKeyValue("deleted", superfluous.size())
                .log("rules.synchronised");
    }

    private List<JsonNode> present() throws IOException, InterruptedException {
        return app.send(app.request(PATH).GET().build())
                .path("data")
                .valueStream()
                .toList();
    }

    private void change(Map<String, Object> body) throws IOException, InterruptedException {
        var answer = app.send(app.request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
        for (var error : answer.path("errors")) {
            if (!error.path("type").asString("").endsWith("duplicate-rules")) {
                throw StreamRefused.of(200, "a rule: " + error.path("title").asString(""));
            }
        }
    }
}
