package dev.maskbot.sandbox.proxy;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.UUID;

/** S3's REST, path style: {@code /bucket/key}. */
record S3Protocol() implements Protocol {
    @Override
    public String operation(Context context) {
        var path = context.path().split("/", 3); // "", bucket, key
        var isObject = path.length == 3 && !path[2].isEmpty();
        return switch (context.method().name()) {
            case "GET" -> isObject ? "GetObject" : "ListObjectsV2";
            case "HEAD" -> isObject ? "HeadObject" : "HeadBucket";
            case "PUT" -> isObject ? "PutObject" : "CreateBucket";
            case "DELETE" -> isObject ? "DeleteObject" : "DeleteBucket";
            case "POST" -> "DeleteObjects";
            default -> "";
        };
    }

    @Override
    public List<String> operations() {
        return List.of("GetObject", "PutObject", "HeadObject", "DeleteObject", "ListObjectsV2");
    }

    @Override
    public Refusal throttled() {
        return new Refusal(503, "SlowDown", "Please reduce your request rate.");
    }

    @Override
    public Refusal error(int status) {
        return switch (status) {
            case 403 -> new Refusal(403, "AccessDenied", "Access Denied");
            case 500 -> new Refusal(500, "InternalError", "We encountered an internal error. Please try again.");
            case 503 -> new Refusal(503, "ServiceUnavailable", "Service is unable to handle request.");
            default -> throw new IllegalArgumentException("S3 has no refusal of status " + status + " here");
        };
    }

    @Override
    public void refuse(AwsCall call, Refusal refusal) {
        var context = call.context();
        var id = UUID.randomUUID().toString();
        context.status(refusal.status()).header("x-amz-request-id", id);
        if (!context.method().equals(HandlerType.HEAD)) {
            context.contentType("application/xml").result("""
                            <?xml version="1.0" encoding="UTF-8"?>
                            <Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>""".formatted(refusal.code(), refusal.message(), id));
        }
    }
}
