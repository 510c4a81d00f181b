package dev.maskbot.x;

import dev.maskbot.x.Post.Photo;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What X sends beside posts, because the posts refer to it: photos, authors, other posts. Immutable. */
final class Includes {
    /** X's rules for automated accounts: say so in the profile, "Bot by @you" or "Automated account managed by You". */
    private static final Pattern AUTOMATED = Pattern.compile(
            "\\b(bot|automated( account)?) ((made|managed|operated|run) )?by\\b", Pattern.CASE_INSENSITIVE);

    private final Map<String, Photo> photos = new HashMap<>();
    private final Set<String> automatedAccounts = new HashSet<>();
    private final Map<String, JsonNode> posts = new HashMap<>();

    private Includes() {}

    static Includes of(JsonNode answer) {
        var node = answer.path("includes");
        var includes = new Includes();
        for (var media : node.path("media")) {
            if (media.path("type").asString("").equals("photo")) {
                photo(media)
                        .ifPresent(photo ->
                                includes.photos.put(media.path("media_key").asString(""), photo));
            }
        }
        for (var user : node.path("users")) {
            if (AUTOMATED.matcher(user.path("description").asString("")).find()) {
                includes.automatedAccounts.add(user.path("id").asString(""));
            }
        }
        for (var post : PostReader.either(node, "tweets", "posts")) {
            includes.posts.put(post.path("id").asString(""), post);
        }
        return includes;
    }

    /** Nothing when it has no address that can be read: the post is then a post without this photo. */
    private static Optional<Photo> photo(JsonNode media) {
        try {
            return media.path("url")
                    .asStringOpt()
                    .map(URI::create)
                    .map(url -> new Photo(url, media.path("alt_text").asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    List<Photo> photos(JsonNode mediaKeys) {
        return mediaKeys
                .valueStream()
                .map(JsonNode::asString)
                .filter(photos::containsKey)
                .map(photos::get)
                .toList();
    }

    boolean isAutomated(String account) {
        return automatedAccounts.contains(account);
    }

    Optional<JsonNode> post(String id) {
        return Optional.ofNullable(posts.get(id));
    }
}
