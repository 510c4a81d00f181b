package dev.maskbot.sandbox.rekognition;

/** The object named by a request does not exist, or may not be read. */
public final class NoSuchObjectException extends Exception {
    private static final long serialVersionUID = 1;

    public NoSuchObjectException(String bucket, String key) {
        super("s3://" + bucket + "/" + key);
    }
}
