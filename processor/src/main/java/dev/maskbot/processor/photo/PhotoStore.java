package dev.maskbot.processor.photo;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A private bucket of pictures. Safe for use by several threads. */
public record PhotoStore(S3Client s3, String bucket) {
    /** Stores it under its key; again does no harm. */
    public void put(Photo photo) {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key(photo.key())
                        .contentType(photo.format().contentType()),
                RequestBody.fromBytes(photo.bytes()));
    }
}
