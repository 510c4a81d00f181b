package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.fault.Place;
import dev.maskbot.sandbox.fault.Service;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where on X what can go wrong. */
final class Places {
    /** Where photos are fetched, which is not part of the API. */
    static final Place PHOTO = Place.of(Service.X, "PHOTO");

    private static final Set<Operation> LISTS =
            EnumSet.of(Operation.LIST_MENTIONS, Operation.LIST_POSTS, Operation.SEARCH_RECENT, Operation.LOOK_UP_POSTS);

    private Places() {}

    /** What there is besides X as a whole. */
    static List<String> names() {
        return Stream.concat(Stream.of(Operation.values()).map(Operation::name), PHOTO.operation().stream())
                .toList();
    }

    /** Throws IllegalArgumentException for what cannot happen there. */
    static void require(Place where, Kind what) {
        if (where.service() != Service.X || !canHappen(where, what)) {
            throw new IllegalArgumentException(where + " cannot fail by " + what);
        }
    }

    private static boolean canHappen(Place where, Kind what) {
        return switch (what) {
            case Kind.OfX kind -> where.operation().isEmpty() || place(kind).equals(Optional.of(where));
            case Kind.OfPhoto _ when where.equals(PHOTO) -> true;
            case Kind.IndexLag _ -> LISTS.stream().anyMatch(list -> where.covers(list.name()));
            case Kind.OfXCall _ -> Stream.of(Operation.values()).anyMatch(operation -> where.covers(operation.name()));
            case Kind.OfStream _ -> where.covers(Operation.CONNECT_STREAM.name());
            case Kind.OfAws _, Kind.OfPhoto _ -> false;
        };
    }

    /** Empty for what happens outside of all operations. */
    private static Optional<Place> place(Kind.OfX what) {
        return switch (what) {
            case Kind.SlowRules _ -> Optional.of(at(Operation.CHANGE_RULES));
            case Kind.HeavyMedia _ -> Optional.of(at(Operation.CREATE_POST));
            case Kind.FailedProcessing _ -> Optional.of(at(Operation.FINALIZE_UPLOAD));
            case Kind.ProgressivePhotos _ -> Optional.of(PHOTO);
            case Kind.InvalidRefresh _ -> Optional.empty();
        };
    }

    private static Place at(Operation operation) {
        return Place.of(Service.X, operation.name());
    }
}
