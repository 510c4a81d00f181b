package dev.maskbot.runtime;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;

/** AWS Systems Manager Parameter Store. Safe for use by several threads. */
public record SsmParameterStore(SsmClient ssm) implements ParameterStore {
    @Override
    public Map<String, Parameter> below(String path) {
        return ssm
                .getParametersByPathPaginator(
                        request -> request.path(path).recursive(true).withDecryption(true))
                .stream()
                .flatMap(page -> page.parameters().stream())
                .collect(Collectors.toMap(
                        parameter -> parameter.name(),
                        parameter -> new Parameter(parameter.value(), parameter.lastModifiedDate())));
    }
}
