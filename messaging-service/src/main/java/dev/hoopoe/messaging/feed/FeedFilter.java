package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which events a reader wants.
 *
 * @param types beginnings of types; empty for all
 * @param subject null for all
 */
public record FeedFilter(List<String> types, String subject) {

    private static final int MAX_TYPES = 50;

    /**
     * The filter that a request names.
     *
     * @param types names of types, or lists of them with commas; null or blank ones name none
     */
    public static FeedFilter of(List<String> types, String subject) {
        var named = Objects.requireNonNullElse(types, List.<String>of()).stream()
                .filter(list -> !list.isBlank())
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
        if (named.size() > MAX_TYPES) {
            throw HoopoeException.invalid("types", "must have at most " + MAX_TYPES + " names");
        }
        EventNames.check(named, "types");
        return new FeedFilter(
                named.stream().map(EventNames::beginning).toList(),
                subject == null || subject.isEmpty() ? null : subject);
    }

    boolean accepts(String type, String ofSubject) {
        return (types.isEmpty() || types.stream().anyMatch(type::startsWith))
                && (subject == null || subject.equals(ofSubject));
    }
}
