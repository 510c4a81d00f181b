package dev.maskbot.processor.spend;

/** What the day's money is still enough for, from all to nothing. */
public enum Level {
    FULL,
    /** No description after the first photo's. */
    ONE_DESCRIPTION,
    /** Nothing after the first photo. */
    ONE_PHOTO,
    /** Nothing that costs. */
    PAUSED;

    /** By what is spent of the cap: 75, 90 and 100 percent. A cap of nothing pauses. */
    static Level of(long spent, long cap) {
        if (spent >= cap) {
            return PAUSED;
        }
        if (spent * 100 >= cap * 90) {
            return ONE_PHOTO;
        }
        return spent * 100 >= cap * 75 ? ONE_DESCRIPTION : FULL;
    }
}
