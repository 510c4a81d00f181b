package dev.maskbot.sandbox.rekognition;

/** A request that is refused, with Rekognition's own type and words; always HTTP 400. */
final class ApiException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String type;

    private ApiException(String type, String message) {
        super(message);
        this.type = type;
    }

    static ApiException invalidImageFormat() {
        return new ApiException("InvalidImageFormatException", "Request has invalid image format");
    }

    static ApiException imageTooLarge(String message) {
        return new ApiException("ImageTooLargeException", message);
    }

    static ApiException invalidParameter() {
        return new ApiException("InvalidParameterException", "Request has invalid parameters");
    }

    static ApiException invalidS3Object() {
        return new ApiException(
                "InvalidS3ObjectException",
                "Unable to get object metadata from S3. Check object key, region and/or access permissions.");
    }

    static ApiException unknownOperation() {
        return new ApiException("UnknownOperationException", "");
    }

    String type() {
        return type;
    }
}
