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

    /** Removes every picture whose key is in this folder, {@code <folder>/...}; again does no harm. */
    public void removeAll(String folder) {
        var pages = s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(folder + "/"));
        for (var page : pages) {
            for (var object : page.contents()) {
                s3.deleteObject(request -> request.bucket(bucket).key(object.key()));
            }
        }
    }
}
