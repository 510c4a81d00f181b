package dev.maskbot.sandbox.x;

import io.javalin.config.RoutesConfig;

/** Which endpoint answers which call. */
record Routes(
        MeEndpoint me,
        RulesEndpoint rules,
        StreamEndpoint stream,
        ConnectionsEndpoint connections,
        TimelinesEndpoint timelines,
        SearchEndpoint search,
        MediaUploadEndpoint mediaUpload,
        ChunkedUploadEndpoint chunkedUpload,
        MediaMetadataEndpoint mediaMetadata,
        PostsEndpoint posts,
        TokenEndpoint tokens,
        PhotosEndpoint photos) {
    static Routes of(
            LocalXSettings settings,
            State state,
            PostJson json,
            Publisher publisher,
            TokenEndpoint tokens,
            Events events) {
        var clock = state.clock();
        var posts = state.posts();
        var audience = state.audience();
        var bill = state.bill();
        var faults = state.faults();
        var index = new PostIndex(posts, faults);
        var missed = new MissedPosts(settings.enterprise(), posts, state.rules(), audience, clock);
        var page = new PostPage(posts, json, bill);
        return new Routes(
                new MeEndpoint(json, bill),
                new RulesEndpoint(state.rules(), clock),
                new StreamEndpoint(
                        state.stream(),
                        state.rules(),
                        missed,
                        posts,
                        json,
                        faults,
                        bill,
                        events,
                        settings.keepAlive(),
                        clock),
                new ConnectionsEndpoint(state.stream()),
                new TimelinesEndpoint(state.users(), index, page, audience, settings.bot()),
                new SearchEndpoint(posts, index, json, page, audience, bill, clock),
                new MediaUploadEndpoint(state.uploads(), events),
                new ChunkedUploadEndpoint(state.chunkedUploads(), state.uploads(), faults, events, clock),
                new MediaMetadataEndpoint(state.uploads(), bill),
                new PostsEndpoint(
                        posts,
                        state.uploads(),
                        new PostingPolicy(posts, audience, settings.enterprise(), clock),
                        state.dailyPosts(),
                        publisher,
                        bill),
                tokens,
                new PhotosEndpoint(posts, new PhotoFaults(faults)));
    }

    void install(RoutesConfig routes, Gateway gateway) {
        gateway.install(routes);
        for (Operation operation : Operation.values()) {
            gateway.route(routes, operation, endpoint(operation));
        }
        routes.post(TokenEndpoint.APP, tokens::app);
        routes.post(TokenEndpoint.USER, tokens::user);
        routes.get(PhotosEndpoint.PATH, photos::read);
    }

    private Gateway.Endpoint endpoint(Operation operation) {
        return switch (operation) {
            case CONNECT_STREAM -> stream::connect;
            case LIST_RULES -> rules::list;
            case COUNT_RULES -> rules::count;
            case CHANGE_RULES -> rules::change;
            case LIST_CONNECTIONS -> connections::list;
            case CLOSE_CONNECTIONS -> connections::closeAll;
            case CLOSE_NAMED_CONNECTIONS -> connections::closeNamed;
            case CLOSE_STREAM -> connections::closeStream;
            case READ_ME -> me::read;
            case LIST_MENTIONS -> timelines::mentions;
            case LIST_POSTS -> timelines::posts;
            case SEARCH_RECENT -> search::search;
            case LOOK_UP_POSTS -> search::lookUp;
            case UPLOAD_MEDIA -> mediaUpload::upload;
            case INITIALIZE_UPLOAD -> chunkedUpload::initialize;
            case APPEND_UPLOAD -> chunkedUpload::append;
            case FINALIZE_UPLOAD -> chunkedUpload::complete;
            case READ_UPLOAD_STATUS -> chunkedUpload::status;
            case DESCRIBE_MEDIA -> mediaMetadata::describe;
            case CREATE_POST -> posts::create;
            case DELETE_POST -> posts::delete;
        };
    }
}
