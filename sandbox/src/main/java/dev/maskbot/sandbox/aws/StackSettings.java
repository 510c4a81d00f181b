package dev.maskbot.sandbox.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What an operator sets while the daemons run: the parameters of a stack that are no secrets. Thread-safe. */
public record StackSettings(SsmClient ssm, String stack) {
    // As the template makes them, but for two: whoever tries things out is one author, and does not want to wait.
    private static final Map<String, String> USUAL = Map.of(
            "consuming", "true",
            "posting", "true",
            "dry-run", "false",
            "sensitive", "refuse",
            "posts-per-day", "1000",
            "dollars-per-day", "20",
            "author-per-minute", "50",
            "author-per-hour", "50",
            "conversation-per-day", "2",
            "settings-seconds", "1");

    /** As usual, but for what was set in an earlier run. */
    void create() {
        var set = all();
        USUAL.forEach((name, value) -> put(name, set.getOrDefault(name, value)));
    }

    /** By their names. */
    public Map<String, String> all() {
        var settings = new TreeMap<String, String>();
        ssm.getParametersByPathPaginator(request -> request.path(path(""))).stream()
                .flatMap(page -> page.parameters().stream())
                .filter(parameter -> USUAL.containsKey(name(parameter)))
                .forEach(parameter -> settings.put(name(parameter), parameter.value()));
        return settings;
    }

    /**
     * Sets one; the daemons judge the value.
     *
     * @throws IllegalArgumentException when there is no such setting
     */
    public void set(String name, String value) {
        if (!USUAL.containsKey(name)) {
            throw new IllegalArgumentException("there is no setting " + name);
        }
        put(name, value);
    }

    private void put(String name, String value) {
        ssm.putParameter(request -> request.name(path(name))
                .type(ParameterType.STRING)
                .overwrite(true)
                .value(value));
    }

    private String name(Parameter parameter) {
        return parameter.name().substring(path("").length());
    }

    private String path(String name) {
        return "/maskbot/" + stack + "/config/" + name;
    }
}
