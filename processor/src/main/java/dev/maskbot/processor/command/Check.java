package dev.maskbot.processor.command;

import dev.maskbot.processor.check.Component;
import dev.maskbot.processor.check.Finding;
import dev.maskbot.runtime.InvalidSettings;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.core.exception.SdkException;

/** Whether everything that the daemon needs is there and lets us. */
@Command(
        name = "check",
        description = {
            "Look whether everything that the daemon needs is there and lets us: credentials, settings, X, tables, the "
                    + "stream, buckets, Rekognition.",
            "Changes nothing, posts nothing, and costs one answer of X at most."
        })
final class Check implements Callable<Integer> {
    private final Supplier<Deployment> deployment;

    @Mixin
    private Output output;

    Check(Supplier<Deployment> deployment) {
        this.deployment = deployment;
    }

    /** Every name stays as it is: programs read it. */
    private record Checked(String check, boolean ok, String says, String remedy) {
        String text() {
            return "%-7s %-20s %s%s"
                    .formatted(ok ? "ok" : "FAILED", check, says, ok ? "" : "\n" + " ".repeat(29) + remedy);
        }
    }

    @Override
    public Integer call() {
        var all = show(Component.credentials());
        final List<Component> components;
        try {
            components = deployment.get().components();
            show("settings", new Finding.Ok("complete"));
        } catch (InvalidSettings e) {
            e.faults()
                    .forEach(fault -> show(
                            "settings",
                            new Finding.Failed(fault, "mend it; the rest is looked at when all settings are right")));
            return ExitCode.CONFIG;
        } catch (SdkException e) {
            show("settings", Finding.of(e, "ssm:GetParametersByPath"));
            return ExitCode.NOT_DONE;
        }
        for (var component : components) {
            all &= show(component);
        }
        return all ? ExitCode.DONE : ExitCode.NOT_DONE;
    }

    private boolean show(Component component) {
        return show(component.name(), component.check());
    }

    private boolean show(String name, Finding finding) {
        var checked = switch (finding) {
            case Finding.Ok(var says) -> new Checked(name, true, says, null);
            case Finding.Failed(var says, var remedy) -> new Checked(name, false, says, remedy);
        };
        output.print(checked, checked.text());
        return checked.ok();
    }
}
