package dev.maskbot.sandbox.x;

/**
 * Every call the local X answers: method, path, and how many of them X grants in 15 minutes to the app's bearer token
 * and to a user's token. None means that this kind of token is not accepted at all.
 */
public enum Operation {
    CONNECT_STREAM("GET", "/2/tweets/search/stream", 50, Operation.NONE),
    LIST_RULES("GET", "/2/tweets/search/stream/rules", 450, Operation.NONE),
    // X lists nothing for this one.
    COUNT_RULES("GET", "/2/tweets/search/stream/rules/counts", 450, Operation.NONE),
    CHANGE_RULES("POST", "/2/tweets/search/stream/rules", 100, Operation.NONE),
    CLOSE_CONNECTIONS("DELETE", "/2/connections/all", 25, Operation.NONE),
    // X lists nothing for these three.
    LIST_CONNECTIONS("GET", "/2/connections", 25, Operation.NONE),
    CLOSE_NAMED_CONNECTIONS("DELETE", "/2/connections", 25, Operation.NONE),
    CLOSE_STREAM("DELETE", "/2/connections/{endpoint_id}", 25, Operation.NONE),
    READ_ME("GET", "/2/users/me", Operation.NONE, 75),
    LIST_MENTIONS("GET", "/2/users/{id}/mentions", 450, 300),
    // Twitter API v2 rate limits: user posts timeline, 1,500 per app and 900 per user.
    LIST_POSTS("GET", "/2/users/{id}/tweets", 1500, 900),
    SEARCH_RECENT("GET", "/2/tweets/search/recent", 450, 300),
    LOOK_UP_POSTS("GET", "/2/tweets", 3500, 5000),
    UPLOAD_MEDIA("POST", "/2/media/upload", Operation.NONE, 500),
    INITIALIZE_UPLOAD("POST", "/2/media/upload/initialize", Operation.NONE, 1875),
    APPEND_UPLOAD("POST", "/2/media/upload/{id}/append", Operation.NONE, 1875),
    FINALIZE_UPLOAD("POST", "/2/media/upload/{id}/finalize", Operation.NONE, 1875),
    READ_UPLOAD_STATUS("GET", "/2/media/upload", Operation.NONE, 1000),
    DESCRIBE_MEDIA("POST", "/2/media/metadata", Operation.NONE, 500),
    CREATE_POST("POST", "/2/tweets", Operation.NONE, 100),
    DELETE_POST("DELETE", "/2/tweets/{id}", Operation.NONE, 50);

    private static final int NONE = 0;

    private final String method;
    private final String path;
    private final int perApp;
    private final int perUser;

    Operation(String method, String path, int perApp, int perUser) {
        this.method = method;
        this.path = path;
        this.perApp = perApp;
        this.perUser = perUser;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Whether X wants credits for it; the others manage what is paid for. */
    boolean isPaid() {
        return switch (this) {
            case LIST_RULES,
                    COUNT_RULES,
                    CHANGE_RULES,
                    LIST_CONNECTIONS,
                    CLOSE_CONNECTIONS,
                    CLOSE_NAMED_CONNECTIONS,
                    CLOSE_STREAM,
                    UPLOAD_MEDIA,
                    INITIALIZE_UPLOAD,
                    APPEND_UPLOAD,
                    FINALIZE_UPLOAD,
                    READ_UPLOAD_STATUS -> false;
            case CONNECT_STREAM,
                    READ_ME,
                    LIST_MENTIONS,
                    LIST_POSTS,
                    SEARCH_RECENT,
                    LOOK_UP_POSTS,
                    DESCRIBE_MEDIA,
                    CREATE_POST,
                    DELETE_POST -> true;
        };
    }

    boolean accepts(Caller caller) {
        return granted(caller) > NONE;
    }

    /** For a kind of token that is not accepted it is the other kind's: X tells it with the refusal. */
    int limit(Caller caller) {
        return accepts(caller) ? granted(caller) : Math.max(perApp, perUser);
    }

    private int granted(Caller caller) {
        return switch (caller) {
            case Caller.App _ -> perApp;
            case Caller.Account _ -> perUser;
        };
    }
}
