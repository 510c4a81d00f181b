package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;

/** Uploads in segments. */
record ChunkedClient(XClient client) {
    private static final String UPLOAD = "/2/media/upload";

    /** Answers the media id. */
    String initialize(String category, String type, int bytes) {
        var answer = client.asBot("POST", UPLOAD + "/initialize", """
                {"media_category":"%s","media_type":"%s","total_bytes":%d}""".formatted(category, type, bytes));
        assertThat(answer.status()).isBetween(200, 299);
        return answer.json().at("/data/id").asString();
    }

    void append(String id, int index, byte[] bytes) {
        assertThat(segment(id, Integer.toString(index), bytes).status()).isBetween(200, 299);
    }

    Answer segment(String id, String index, byte[] bytes) {
        return client.asBot(
                UPLOAD + "/" + id + "/append",
                new Multipart().field("segment_index", index).file("media", bytes));
    }

    Answer finish(String id) {
        return client.asBot("POST", UPLOAD + "/" + id + "/finalize");
    }

    Answer status(String id) {
        return client.asBot("GET", UPLOAD + "?command=STATUS&media_id=" + id);
    }

    String state(String id) {
        return status(id).json().at("/data/processing_info/state").asString();
    }
}
