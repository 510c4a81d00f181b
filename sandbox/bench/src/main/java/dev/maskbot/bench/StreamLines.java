package dev.maskbot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lines as X's stream has them: a mention with a photo, as X documents it, with the fields that ingest asks for. */
public final class StreamLines {
    private static final long FIRST = 1784600000000000001L;

    private static final String LINE = """
            {"data":{"id":"%1$d","text":"@maskbot please, for my grandmother's birthday 🥷 https://t.co/AbCdEfGhIj",\
            "author_id":"9876543210","created_at":"2026-11-20T10:35:00.000Z","conversation_id":"%1$d","lang":"en",\
            "edit_history_tweet_ids":["%1$d"],"display_text_range":[0,48],"possibly_sensitive":false,\
            "attachments":{"media_keys":["3_1784599999999999999"]},\
            "entities":{"mentions":[{"start":0,"end":8,"username":"maskbot","id":"1"}],\
            "urls":[{"start":49,"end":72,"url":"https://t.co/AbCdEfGhIj",\
            "expanded_url":"https://x.com/catperson/status/%1$d/photo/1",\
            "display_url":"pic.x.com/AbCdEfGhIj","media_key":"3_1784599999999999999"}]}},\
            "includes":{"media":[{"media_key":"3_1784599999999999999","type":"photo","width":1200,"height":675,\
            "url":"https://pbs.twimg.com/media/FWWFWBwXkAApnXt.jpg","alt_text":"an old lady with a cake"}],\
            "users":[{"id":"9876543210","name":"Cat Person","username":"catperson",\
            "description":"I photograph everything that holds still."}]},\
            "matching_rules":[{"id":"1273026480692322304","tag":"mention-photo"}]}\r
            """;

    private StreamLines() {}

    /** So many lines, with ids of their own. */
    public static byte[] of(int count) {
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++) {
            lines.append(LINE.formatted(FIRST + i));
        }
        return lines.toString().getBytes(UTF_8);
    }
}
