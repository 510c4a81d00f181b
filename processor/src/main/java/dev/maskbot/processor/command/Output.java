package dev.maskbot.processor.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Where a command's results go: stdout, for people or for programs. Confined to one thread. */
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    @Option(names = "--json", description = "One JSON object a line; what is not known is left out.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** One result: an object with the names of the record's components, or these words. */
    void print(Record result, String words) {
        command.commandLine().getOut().println(json ? JSON.writeValueAsString(result) : words);
    }

    /** Words that only people need. */
    void say(String words) {
        if (!json) {
            command.commandLine().getOut().println(words);
        }
    }

    /** What went wrong, and what to do about it; on stderr. */
    void complain(String words) {
        command.commandLine().getErr().printf("%s: %s%n", command.qualifiedName(), words);
    }
}
