package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What of a request OAuth 1.0a signs (RFC 5849, 3.4.1): method, URL without query, every parameter of query and form
 * body, and the fields of the Authorization header, all decoded. JSON and multipart bodies are not signed. Immutable.
 */
record SignedRequest(String method, String url, List<Parameter> parameters, Map<String, String> oauth) {
    SignedRequest {
        parameters = List.copyOf(parameters);
        oauth = Map.copyOf(oauth);
    }

    record Parameter(String name, String value) {}

    static SignedRequest of(Context ctx, String authorization) {
        List<Parameter> parameters = new ArrayList<>();
        String query = ctx.queryString();
        if (query != null) {
            parameters.addAll(form(query));
        }
        String contentType = ctx.contentType();
        if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
            parameters.addAll(form(ctx.body()));
        }
        // 3.4.1.2: the host in lower case, and no port where it is the scheme's own.
        String host =
                String.valueOf(ctx.header("Host")).toLowerCase(Locale.ROOT).replaceFirst(":80$", "");
        return new SignedRequest(
                ctx.method().name(), "http://" + host + ctx.req().getRequestURI(), parameters, header(authorization));
    }

    private static List<Parameter> form(String encoded) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(decode(name), decode(value)));
            }
        }
        return parameters;
    }

    private static Map<String, String> header(String authorization) {
        Map<String, String> fields = new HashMap<>();
        for (String field : authorization.split(",", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String quoted = field.substring(equals + 1).strip();
                String value = quoted.replaceAll("^\"|\"$", "");
                // A plus is a plus here, unlike in a form.
                fields.put(decode(field.substring(0, equals).strip()), decode(value.replace("+", "%2B")));
            }
        }
        return fields;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return encoded;
        }
    }
}
