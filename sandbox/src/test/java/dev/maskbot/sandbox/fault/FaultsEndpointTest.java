package dev.maskbot.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.proxy.FaultProxy;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsEndpointTest {
    private static final String THROTTLE = "{\"where\":\"ssm\",\"what\":{\"kind\":\"throttle\"}}";

    private final FaultProxy ssm = FaultProxy.start(Service.SSM, URI.create("http://127.0.0.1:9"));
    private final FaultInjector faults = new FaultInjector(InstantSource.system(), List.of(ssm));
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                new FaultsEndpoint(faults).install(config.routes);
            })
            .start("127.0.0.1", 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        server.stop();
        ssm.close();
    }

    @Test
    void fault_isAdded_listed_andRemoved() throws Exception {
        var added = send("POST", "", THROTTLE);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("\"id\":\"1\"", "\"happened\":0");
        assertThat(send("GET", "", "").body()).isEqualTo("[" + added.body() + "]");

        assertThat(send("DELETE", "/1", "").statusCode()).isEqualTo(204);

        assertThat(send("GET", "", "").body()).isEqualTo("[]");
        assertThat(send("DELETE", "/1", "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/x", "").statusCode()).isEqualTo(404);
    }

    @Test
    void allFaults_areRemovedAtOnce() throws Exception {
        send("POST", "", THROTTLE);
        send("POST", "", THROTTLE);

        assertThat(send("DELETE", "", "").statusCode()).isEqualTo(204);

        assertThat(faults.active()).isEmpty();
    }

    @Test
    void whatIsNoFault_isRefusedWithTheReason() throws Exception {
        assertThat(send("POST", "", "{\"where\":\"moon\",\"what\":{\"kind\":\"throttle\"}}"))
                .matches(answer -> answer.statusCode() == 400)
                .matches(answer -> answer.body().contains("there is no service moon"));
        assertThat(send("POST", "", THROTTLE.replace("ssm", "s3")).body()).isEqualTo("s3 cannot be made to fail here");
    }

    @Test
    void places_areTold() throws Exception {
        assertThat(send("GET", "/places", "").body())
                .isEqualTo("{\"ssm\":[\"GetParametersByPath\",\"GetParameter\",\"PutParameter\"]}");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/__admin/faults%s".formatted(server.port(), path)))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
