package dev.maskbot.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Kind {
    /** Can happen to a call of an AWS service. */
    sealed interface OfAws extends Kind {}

    /** Can happen to a call of X's API. */
    sealed interface OfXCall extends Kind {}

    /** Is an error that X answers a call with. */
    sealed interface OfXRefusal extends OfXCall {}

    /** Can happen to X's stream. */
    sealed interface OfStream extends Kind {}

    /** Happens once to each connection to X's stream, at once: to the one there is and to those that come. */
    sealed interface OfConnection extends OfStream {}

    /** Can happen to a photo that is fetched from X. */
    sealed interface OfPhoto extends Kind {}

    /** Can happen behind X's API, where each kind has a place of its own. */
    sealed interface OfX extends Kind {}

    /** Too many calls, says the service; X tells how long that lasts if it is to. */
    @JsonTypeName("throttle")
    record Throttle(Optional<Duration> until) implements OfAws, OfXRefusal {
        public Throttle() {
            this(Optional.empty());
        }
    }

    /** The call is not carried out and answered with an error of this status. */
    @JsonTypeName("refuse")
    record Refuse(int status) implements OfAws, OfXRefusal, OfPhoto {}

    /** The call is carried out, but answered with an error of this status. */
    @JsonTypeName("refuse-after")
    record RefuseAfter(int status) implements OfAws, OfXRefusal {}

    /** The call is carried out later than it was made. */
    @JsonTypeName("latency")
    record Latency(Duration delay) implements OfAws, OfXCall, OfPhoto {}

    /** The call is carried out, but answered so much later. */
    @JsonTypeName("latency-after")
    record LatencyAfter(Duration delay) implements OfXCall {}

    /** The call is not carried out and answered with a TCP reset. */
    @JsonTypeName("reset-before")
    record ResetBefore() implements OfAws, OfXCall, OfPhoto {}

    /** The call is carried out, but answered with a TCP reset. */
    @JsonTypeName("reset-after")
    record ResetAfter() implements OfAws, OfXCall {}

    /** Kinesis takes only some of a PutRecords' records: each is refused with this probability. */
    @JsonTypeName("partial-put")
    record PartialPut(double share) implements OfAws {}

    /** Kinesis says that a GetRecords' iterator is too old. */
    @JsonTypeName("expired-iterator")
    record ExpiredIterator() implements OfAws {}

    /** DynamoDB says to a consumer that renews a lease that somebody else has it. */
    @JsonTypeName("lost-lease")
    record LostLease() implements OfAws {}

    /** X says that somebody else is connected to the stream. */
    @JsonTypeName("occupied")
    record Occupied() implements OfXRefusal {}

    /** X says that the media of a post are not valid. */
    @JsonTypeName("invalid-media")
    record InvalidMedia() implements OfXRefusal {}

    /** X says that the app is not enrolled for what it asks. */
    @JsonTypeName("not-enrolled")
    record NotEnrolled() implements OfXRefusal {}

    /** A list, or a lookup, does not have a share of the posts, chosen by the seed, before they are that old. */
    @JsonTypeName("index-lag")
    record IndexLag(Duration lag, double share) implements OfXCall {
        public IndexLag {
            require(share > 0 && share <= 1, "a share is more than 0 and at most 1, not " + share);
        }
    }

    /** How a connection ends: a complete body, a closed connection, a reset one, or only silence. */
    enum Ending {
        CLEAN,
        BROKEN,
        RESET,
        SILENT
    }

    /** Each connection to the stream ends at once, with X's own words for it or without. */
    @JsonTypeName("cut")
    record Cut(Ending ending, boolean announced) implements OfConnection {}

    /** Each connection to the stream ends at once, in the middle of the line of a made-up post. */
    @JsonTypeName("cut-mid-line")
    record CutMidLine(Ending ending) implements OfConnection {}

    /** The connection ends in the middle of a post's line, and the post does not come again. */
    @JsonTypeName("torn-post")
    record TornPost(Ending ending) implements OfStream {}

    /** What the stream can say that is no post. */
    enum Line {
        UNKNOWN,
        MALFORMED,
        HUGE
    }

    /** Each connection to the stream gets a line that is no post. */
    @JsonTypeName("line")
    record Garbage(Line line) implements OfConnection {}

    /** The stream sends nothing at all, not even keep-alives, while posts wait; the connection stays open. */
    @JsonTypeName("stall")
    record Stall() implements OfStream {}

    /** Posts are not written to the stream, though the timelines have them. */
    @JsonTypeName("drop")
    record Drop() implements OfStream {}

    /** Posts are written to the stream twice. */
    @JsonTypeName("duplicate")
    record Duplicate() implements OfStream {}

    /** A post is written to the stream so much later, by X's clock; what follows it passes it. */
    @JsonTypeName("late")
    record Late(Duration delay) implements OfStream {}

    /** So many posts are gathered and written in another order; fewer wait until the fault is over. */
    @JsonTypeName("reorder")
    record Reorder(int posts) implements OfStream {
        public Reorder {
            require(posts >= 2, "an order takes at least two posts, not " + posts);
        }
    }

    /** A post's line or a photo comes in pieces of so many bytes, with a pause after each, in real time. */
    @JsonTypeName("trickle")
    record Trickle(int bytes, Duration pause) implements OfStream, OfPhoto {
        public Trickle {
            require(bytes >= 1 && !pause.isNegative(), "pieces have at least one byte and a pause of zero or more");
        }
    }

    /** The place of a client that has left the stream stays taken for some time of X's clock. */
    @JsonTypeName("held-slot")
    record HeldSlot(Duration time) implements OfStream {}

    /** The stream is compressed for those, too, that did not ask for it. */
    @JsonTypeName("unasked-gzip")
    record UnaskedGzip() implements OfStream {}

    /** Whoever connects to the stream puts out who was connected. */
    @JsonTypeName("eviction")
    record Eviction() implements OfStream {}

    /** Half of a photo, then the end of the connection. */
    @JsonTypeName("truncated")
    record Truncated() implements OfPhoto {}

    /** A web page that calls itself a photo. */
    @JsonTypeName("wrong-type")
    record WrongType() implements OfPhoto {}

    /** The answer points to another place instead. */
    @JsonTypeName("redirect")
    record Redirect(URI to) implements OfPhoto {}

    /** A photo that calls itself something else. */
    @JsonTypeName("relabeled")
    record Relabeled(String contentType) implements OfPhoto {}

    /** So many bytes more than a photo has. */
    @JsonTypeName("padded")
    record Padded(int bytes) implements OfPhoto {}

    /** A rule acts on the stream only when it is so old; on X it takes about 20 seconds. */
    @JsonTypeName("slow-rules")
    record SlowRules(Duration delay) implements OfX {}

    /** Media of more bytes are taken and then not posted: X has such a second limit, and does not tell it. */
    @JsonTypeName("heavy-media")
    record HeavyMedia(int bytes) implements OfX {}

    /** JPEGs are served as progressive ones. */
    @JsonTypeName("progressive-photos")
    record ProgressivePhotos() implements OfX {}

    /** X does not know a refresh token that it gave. */
    @JsonTypeName("invalid-refresh")
    record InvalidRefresh() implements OfX {}

    /** X works on an animated GIF in vain. */
    @JsonTypeName("failed-processing")
    record FailedProcessing() implements OfX {}

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
