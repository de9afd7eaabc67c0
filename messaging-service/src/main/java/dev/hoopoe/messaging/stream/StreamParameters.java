package dev.hoopoe.messaging.stream;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.feed.FeedFilter;
import dev.hoopoe.messaging.feed.FeedRequest;
import io.vertx.core.MultiMap;
import java.util.Set;

/** What a handshake asks for: {@code after}, {@code types} and {@code subject}, as the feed takes them. */
final class StreamParameters {

    private static final Set<String> KNOWN = Set.of("after", "types", "subject");

    private StreamParameters() {}

    /** Without a cursor it begins with what happens from now on. */
    static FeedRequest request(MultiMap parameters) {
        for (var name : parameters.names()) {
            if (!KNOWN.contains(name)) {
                throw HoopoeException.invalid(name, "is no parameter; there are after, subject, types");
            }
        }
        var after = parameters.get("after");
        return FeedRequest.ofStream(
                FeedFilter.of(parameters.getAll("types"), parameters.get("subject")),
                after == null || after.isEmpty() ? FeedRequest.LATEST : after);
    }
}
