package dev.maskbot.sandbox.x;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC-SHA1 signature of OAuth 1.0a (RFC 5849, 3.4.2). */
final class OAuthSignature {
    private static final String ALGORITHM = "HmacSHA1";

    private OAuthSignature() {}

    /** In base64. */
    static String of(SignedRequest request, String consumerSecret, String tokenSecret) {
        String key = encode(consumerSecret) + "&" + encode(tokenSecret);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signature = mac.doFinal(baseString(request).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** RFC 5849, 3.4.1.1 and 3.4.1.3.2: parameters are sorted after they are encoded. */
    static String baseString(SignedRequest request) {
        Stream<SignedRequest.Parameter> header = request.oauth().entrySet().stream()
                .filter(field ->
                        !field.getKey().equals("realm") && !field.getKey().equals("oauth_signature"))
                .map(field -> new SignedRequest.Parameter(field.getKey(), field.getValue()));
        String parameters = Stream.concat(request.parameters().stream(), header)
                .map(parameter -> new SignedRequest.Parameter(encode(parameter.name()), encode(parameter.value())))
                .sorted(Comparator.comparing(SignedRequest.Parameter::name)
                        .thenComparing(SignedRequest.Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        return request.method() + "&" + encode(request.url()) + "&" + encode(parameters);
    }

    /** RFC 5849, 3.6: a form's encoding but for three characters. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
