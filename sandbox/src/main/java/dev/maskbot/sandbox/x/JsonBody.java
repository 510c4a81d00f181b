package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes bodies of JSON. A body must fit its record as it must fit X's schema: to the letter. */
final class JsonBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private JsonBody() {}

    static <T> T read(Context ctx, Class<T> schema) {
        try {
            T body = MAPPER.readValue(ctx.body(), schema);
            if (body == null) {
                throw refuse("$", "null found, object expected");
            }
            return body;
        } catch (StreamReadException _) {
            throw Problem.invalidRequest("Request body is not valid JSON.", "$", List.of())
                    .exception();
        } catch (UnrecognizedPropertyException e) {
            throw refuse(path(e), "is not defined in the schema and the schema does not allow additional properties");
        } catch (DatabindException e) {
            throw refuse(path(e), "does not match the type in the schema");
        }
    }

    static <T> T required(String path, T value) {
        if (value == null) {
            throw refuse(path, "is missing but it is required");
        }
        return value;
    }

    /** An error in X's wording: what is wrong with the value at a path. */
    static ProblemException refuse(String path, String reason) {
        return Problem.invalidRequest(path + ": " + reason, path.replaceFirst("^\\$\\.", ""), List.of())
                .exception();
    }

    static void write(Context ctx, int status, ObjectNode body) {
        ctx.status(status).contentType("application/json; charset=utf-8").result(body.toString());
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder("$");
        if (e instanceof DatabindException bound) {
            bound.getPath()
                    .forEach(step -> path.append(
                            step.getPropertyName() == null
                                    ? "[" + step.getIndex() + "]"
                                    : "." + step.getPropertyName()));
        }
        return path.toString();
    }
}
