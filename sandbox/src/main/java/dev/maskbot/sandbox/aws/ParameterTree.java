package dev.maskbot.sandbox.aws;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** Parameters by their full names, each with its newest version only. Thread-safe. */
final class ParameterTree {
    // SSM quotas: at most 10 parameters a page.
    private static final int PAGE = 10;

    private final ConcurrentSkipListMap<String, Parameter> parameters = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    ParameterTree(InstantSource clock) {
        this.clock = clock;
    }

    PutParameterResponse put(PutParameterRequest request) {
        var stored = parameters.compute(request.name(), (name, before) -> {
            if (before != null && !Boolean.TRUE.equals(request.overwrite())) {
                throw ParameterAlreadyExistsException.builder()
                        .awsErrorDetails(details("ParameterAlreadyExists", "The parameter already exists."))
                        .build();
            }
            return Parameter.builder()
                    .name(name)
                    .type(request.type())
                    .value(request.value())
                    .version(before == null ? 1 : before.version() + 1)
                    .lastModifiedDate(clock.instant())
                    .build();
        });
        return PutParameterResponse.builder().version(stored.version()).build();
    }

    DeleteParameterResponse delete(DeleteParameterRequest request) {
        if (parameters.remove(request.name()) == null) {
            throw notFound();
        }
        return DeleteParameterResponse.builder().build();
    }

    GetParameterResponse get(GetParameterRequest request) {
        var parameter = parameters.get(request.name());
        if (parameter == null) {
            throw notFound();
        }
        return GetParameterResponse.builder()
                .parameter(readable(parameter, request.withDecryption()))
                .build();
    }

    /** The token is the name of the last parameter of the page before. */
    GetParametersByPathResponse below(GetParametersByPathRequest request) {
        var path = request.path().endsWith("/") ? request.path() : request.path() + "/";
        var after = request.nextToken() == null ? path : request.nextToken();
        var page = parameters.tailMap(after, false).values().stream()
                .takeWhile(parameter -> parameter.name().startsWith(path))
                .filter(parameter -> Boolean.TRUE.equals(request.recursive())
                        || parameter.name().indexOf('/', path.length()) < 0)
                .limit(PAGE + 1L)
                .map(parameter -> readable(parameter, request.withDecryption()))
                .toList();
        return page.size() <= PAGE
                ? GetParametersByPathResponse.builder().parameters(page).build()
                : GetParametersByPathResponse.builder()
                        .parameters(page.subList(0, PAGE))
                        .nextToken(page.get(PAGE - 1).name())
                        .build();
    }

    /** A SecureString is given in clear only to who asks for that. */
    private static Parameter readable(Parameter parameter, Boolean withDecryption) {
        return parameter.type() == ParameterType.SECURE_STRING && !Boolean.TRUE.equals(withDecryption)
                ? parameter.toBuilder().value("AQICAHh encrypted").build()
                : parameter;
    }

    private static ParameterNotFoundException notFound() {
        return ParameterNotFoundException.builder()
                .awsErrorDetails(details("ParameterNotFound", ""))
                .build();
    }

    /** On the wire these errors are not called as the SDK's exceptions are. */
    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
