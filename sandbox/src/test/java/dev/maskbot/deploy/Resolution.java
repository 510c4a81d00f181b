package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.list;
import static dev.maskbot.deploy.Template.map;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What CloudFormation makes of the template with some parameters, as far as that can be known before: a resource that
 * is referred to has its logical name, and ARNs made of it. Immutable.
 */
final class Resolution {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-central-1";

    /** {@code AWS::NoValue}. */
    private static final Object NOTHING = new Object();

    private final Template template;
    private final Map<String, Object> values = new HashMap<>();

    Resolution(Template template, Map<String, String> parameters) {
        this.template = template;
        template.section("Parameters")
                .forEach((name, parameter) -> values.put(name, map(parameter).get("Default")));
        values.putAll(Map.of(
                "ReleaseBucket", "releases",
                "ReleaseVersion", "0123456789ab",
                "ReleaseSha256", "0".repeat(64),
                "AWS::StackName", "maskbot",
                "AWS::Region", REGION,
                "AWS::AccountId", ACCOUNT,
                "AWS::Partition", "aws",
                "AWS::URLSuffix", "amazonaws.com",
                "AWS::NoValue", NOTHING));
        values.putAll(parameters);
    }

    /** Whether there is such a resource with these parameters. */
    boolean exists(Map<String, Object> resource) {
        return !resource.containsKey("Condition") || condition((String) resource.get("Condition"));
    }

    Map<String, Object> properties(String resource) {
        return map(of(template.resources().get(resource).get("Properties")));
    }

    Object of(Object node) {
        return switch (node) {
            case Map<?, ?> call
            when call.size() == 1 && isFunction(call.keySet().iterator().next()) -> {
                var entry = map(call).entrySet().iterator().next();
                yield call(entry.getKey(), entry.getValue());
            }
            case Map<?, ?> object -> {
                var resolved = new LinkedHashMap<String, Object>();
                map(object).forEach((key, value) -> resolved.put(key, of(value)));
                resolved.values().removeIf(value -> value == NOTHING);
                yield resolved;
            }
            case List<?> items ->
                items.stream().map(this::of).filter(item -> item != NOTHING).collect(Collectors.toList());
            case null, default -> node;
        };
    }

    private static boolean isFunction(Object key) {
        return key.equals("Ref") || key.equals("Condition") || key.toString().startsWith("Fn::");
    }

    private Object call(String function, Object argument) {
        return switch (function) {
            case "Ref" -> values.getOrDefault(argument, argument);
            case "Condition" -> condition((String) argument);
            case "Fn::GetAtt" ->
                attribute(
                        (String) list(argument).get(0), (String) list(argument).get(1));
            case "Fn::Sub" -> substitute(argument);
            case "Fn::If" ->
                of(list(argument).get(condition((String) list(argument).get(0)) ? 1 : 2));
            case "Fn::Equals" -> Objects.equals(text(argument, 0), text(argument, 1));
            case "Fn::Not" -> !(Boolean) of(list(argument).get(0));
            case "Fn::Select" ->
                list(of(list(argument).get(1))).get((Integer) list(argument).get(0));
            case "Fn::Split" -> List.of(text(argument, 1).split(Pattern.quote(text(argument, 0)), -1));
            case "Fn::GetAZs" -> List.of(REGION + "a", REGION + "b", REGION + "c");
            case "Fn::Base64" -> of(argument);
            case "Fn::Join" ->
                list(list(argument).get(1)).stream()
                        .map(part -> of(part).toString())
                        .collect(Collectors.joining(text(argument, 0)));
            case "Fn::FindInMap" ->
                map(map(template.section("Mappings").get(list(argument).get(0)))
                                .get(list(argument).get(1)))
                        .get(list(argument).get(2));
            default -> throw new IllegalArgumentException(function + " is not known here");
        };
    }

    private String substitute(Object argument) {
        if (argument instanceof String text) {
            return PLACEHOLDER.matcher(text).replaceAll(match -> quote(match.group(1)));
        }
        var text = (String) list(argument).getFirst();
        for (var own : map(list(argument).getLast()).entrySet()) {
            text = text.replace("${" + own.getKey() + "}", of(own.getValue()).toString());
        }
        return substitute(text);
    }

    private boolean condition(String name) {
        return (Boolean) of(template.section("Conditions").get(name));
    }

    private String text(Object arguments, int index) {
        return of(list(arguments).get(index)).toString();
    }

    private String quote(String placeholder) {
        var parts = placeholder.split("\\.", 2);
        var value = parts.length == 2 ? attribute(parts[0], parts[1]) : values.getOrDefault(placeholder, placeholder);
        return Matcher.quoteReplacement(value.toString());
    }

    private String attribute(String resource, String attribute) {
        if (!attribute.equals("Arn")) {
            return resource + "." + attribute;
        }
        var type = (String) template.resources().get(resource).get("Type");
        var place = REGION + ":" + ACCOUNT;
        return "arn:aws:"
                + switch (type) {
                    case "AWS::Kinesis::Stream" -> "kinesis:" + place + ":stream/" + resource;
                    case "AWS::DynamoDB::Table" -> "dynamodb:" + place + ":table/" + resource;
                    case "AWS::S3::Bucket" -> "s3:::" + resource;
                    case "AWS::Logs::LogGroup" -> "logs:" + place + ":log-group:/maskbot/maskbot:*";
                    case "AWS::IAM::Role" -> "iam::" + ACCOUNT + ":role/" + resource;
                    case "AWS::IAM::InstanceProfile" -> "iam::" + ACCOUNT + ":instance-profile/" + resource;
                    case "AWS::CloudWatch::Alarm" -> "cloudwatch:" + place + ":alarm:" + resource;
                    default -> throw new IllegalArgumentException("no ARN of " + type);
                };
    }
}
