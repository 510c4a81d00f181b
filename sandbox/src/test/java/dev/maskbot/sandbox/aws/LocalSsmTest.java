package dev.maskbot.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

final class LocalSsmTest {
    private volatile Instant now = Instant.parse("2026-11-20T10:35:00Z");
    private final LocalSsm local = LocalSsm.start(() -> now);
    private final AwsClients clients = new AwsClients();
    private final SsmClient ssm = clients.client(SsmClient.builder(), local.endpoint());

    @AfterEach
    void stop() {
        clients.close();
        local.close();
    }

    @Test
    void secureString_isGivenInClear_onlyToWhoAsks() {
        put("/a/secret", ParameterType.SECURE_STRING, "s3cret");

        assertThat(ssm.getParameter(request -> request.name("/a/secret"))
                        .parameter()
                        .value())
                .doesNotContain("s3cret");
        assertThat(ssm.getParameter(request -> request.name("/a/secret").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("s3cret");
    }

    @Test
    void parameter_isOverwrittenOnlyOnRequest_andCountsItsVersions() {
        put("/a/b", ParameterType.STRING, "1");

        assertThatThrownBy(() -> put("/a/b", ParameterType.STRING, "2"))
                .isInstanceOf(ParameterAlreadyExistsException.class);
        var second = ssm.putParameter(request ->
                request.name("/a/b").type(ParameterType.STRING).value("2").overwrite(true));
        assertThat(second.version()).isEqualTo(2);
    }

    @Test
    void parameter_saysWhenItWasLastWritten() {
        put("/a/b", ParameterType.STRING, "1");
        now = now.plusSeconds(60);
        ssm.putParameter(request ->
                request.name("/a/b").type(ParameterType.STRING).value("1").overwrite(true));

        assertThat(ssm.getParameter(request -> request.name("/a/b")).parameter().lastModifiedDate())
                .isEqualTo(now);
    }

    @Test
    void absentParameter_isNotFound() {
        assertThatThrownBy(() -> ssm.getParameter(request -> request.name("/a")))
                .isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> ssm.deleteParameter(request -> request.name("/a")))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void path_isOneLevelDeep_unlessRecursive() {
        put("/a/b", ParameterType.STRING, "1");
        put("/a/c/d", ParameterType.STRING, "2");
        put("/ab/e", ParameterType.STRING, "3");

        assertThat(ssm.getParametersByPath(request -> request.path("/a")).parameters())
                .singleElement()
                .satisfies(parameter -> assertThat(parameter.name()).isEqualTo("/a/b"));
        assertThat(ssm.getParametersByPath(request -> request.path("/a").recursive(true))
                        .parameters())
                .hasSize(2);
    }

    private void put(String name, ParameterType type, String value) {
        ssm.putParameter(request -> request.name(name).type(type).value(value));
    }
}
