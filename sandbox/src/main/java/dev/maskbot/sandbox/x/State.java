package dev.maskbot.sandbox.x;

/** What a local X keeps, and the time that it goes by. Thread-safe. */
record State(
        AheadClock clock,
        SnowflakeIds ids,
        Faults faults,
        Users users,
        Posts posts,
        Audience audience,
        Rules rules,
        FilteredStream stream,
        Uploads uploads,
        ChunkedUploads chunkedUploads,
        UserTokens tokens,
        RateLimiter limiter,
        DailyPosts dailyPosts,
        Bill bill) {
    static State of(LocalXSettings settings) {
        var clock = new AheadClock(settings.clock());
        var ids = new SnowflakeIds(clock);
        var faults = new Faults(clock);
        var posts = new Posts();
        return new State(
                clock,
                ids,
                faults,
                new Users(ids, settings.bot()),
                posts,
                new Audience(posts),
                new Rules(ids, clock, faults),
                new FilteredStream(ids, clock, faults),
                new Uploads(ids, clock, faults),
                new ChunkedUploads(ids, clock),
                new UserTokens(clock),
                new RateLimiter(clock, settings.limitsWiderBy()),
                new DailyPosts(clock, settings),
                new Bill(clock));
    }

    /** As it was at the start; but the clock goes on, and ids with it. */
    void clear() {
        faults.clear();
        stream.clear();
        rules.clear();
        posts.clear();
        uploads.clear();
        chunkedUploads.clear();
        audience.clear();
        users.clear();
        tokens.clear();
        limiter.clear();
        dailyPosts.clear();
        bill.clear();
    }
}
