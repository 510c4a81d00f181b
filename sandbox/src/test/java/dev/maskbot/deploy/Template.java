package dev.maskbot.deploy;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** cloudformation/template.yaml as data, its short forms written out: {@code !Ref A} is {@code {Ref: A}}. Immutable. */
record Template(String text, Map<String, Object> sections) {
    static final Path HOME = Path.of(System.getProperty("maskbot.home"));
    static final Path FILE = HOME.resolve("cloudformation/template.yaml");

    static Template read() {
        try {
            var text = Files.readString(FILE);
            return new Template(text, map(new Yaml(new ShortForms()).load(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> section(String name) {
        return map(sections.get(name));
    }

    Map<String, Map<String, Object>> resources() {
        return section("Resources").entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
    }

    Map<String, Map<String, Object>> resources(String type) {
        return resources().entrySet().stream()
                .filter(entry -> type.equals(entry.getValue().get("Type")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A node and all below it. */
    static Stream<Object> walk(Object node) {
        var below = switch (node) {
            case Map<?, ?> map -> map.values().stream().flatMap(Template::walk);
            case List<?> list -> list.stream().flatMap(Template::walk);
            case null, default -> Stream.empty();
        };
        return Stream.concat(Stream.ofNullable(node), below);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    static List<?> list(Object node) {
        return node instanceof List<?> list ? list : List.of(node);
    }

    private static final class ShortForms extends SafeConstructor {
        ShortForms() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return written(node.getTag().getValue().substring(1), node);
                }
            });
        }

        private Object written(String function, Node node) {
            var argument = switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException(node.toString());
            };
            return switch (function) {
                case "Ref", "Condition" -> Map.of(function, argument);
                case "GetAtt" ->
                    Map.of("Fn::GetAtt", List.of(argument.toString().split("\\.", 2)));
                default -> Map.of("Fn::" + function, argument);
            };
        }
    }
}
