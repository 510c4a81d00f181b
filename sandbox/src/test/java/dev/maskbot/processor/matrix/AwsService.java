package dev.maskbot.processor.matrix;

import dev.maskbot.processor.matrix.AwsWire.Answer;

/** How each service says no; the codes and statuses are those of its own documentation. */
enum AwsService {
    // DynamoDB, "Error handling": all but server errors have the status 400.
    DYNAMODB {
        @Override
        Answer refusal(Kind kind) {
            return switch (kind) {
                case THROTTLED -> json("ThrottlingException", "Rate exceeded");
                case UNAUTHORIZED -> json("UnrecognizedClientException", "The security token is invalid.");
                case FORBIDDEN -> json("AccessDeniedException", "is not authorized to perform");
                default -> trouble(kind);
            };
        }
    },
    // Rekognition API, DetectFaces, "Errors".
    REKOGNITION {
        @Override
        Answer refusal(Kind kind) {
            return switch (kind) {
                case THROTTLED -> json("ProvisionedThroughputExceededException", "Provisioned rate exceeded.");
                case UNAUTHORIZED -> json("ExpiredTokenException", "The security token is expired.");
                case FORBIDDEN -> json("AccessDeniedException", "is not authorized to perform");
                default -> trouble(kind);
            };
        }
    },
    // S3 API, "Error responses".
    S3 {
        @Override
        Answer refusal(Kind kind) {
            return switch (kind) {
                case THROTTLED -> xml(503, "SlowDown");
                case UNAUTHORIZED -> xml(400, "ExpiredToken");
                case FORBIDDEN -> xml(403, "AccessDenied");
                default -> trouble(kind);
            };
        }
    };

    abstract Answer refusal(Kind kind);

    private static Answer trouble(Kind kind) {
        return switch (kind) {
            case ERROR_5XX, ERROR_5XX_AFTER_EFFECT -> new Answer(503, "<html>503 Service Unavailable</html>");
            case GARBAGE, GARBAGE_AFTER_EFFECT -> new Answer(200, "<html>");
            default -> throw new IllegalArgumentException(kind + " is nothing for AWS");
        };
    }

    private static Answer json(String type, String message) {
        return new Answer(400, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message));
    }

    private static Answer xml(int status, String code) {
        return new Answer(status, "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
    }
}
