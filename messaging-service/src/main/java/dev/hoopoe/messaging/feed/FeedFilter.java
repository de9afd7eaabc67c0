package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which events a reader wants.
 *
 * @param types beginnings of types; empty for all
 * @param subject null for all
 */
record FeedFilter(List<String> types, String subject) {

    private static final int MOST_TYPES = 50;
    private static final String PREFIX = "dev.hoopoe.";
    private static final Pattern SHORT = Pattern.compile("[a-z]+(\\.[a-z_]+)?");
    private static final Pattern WHOLE = Pattern.compile("dev\\.hoopoe\\.[a-z]+\\.[a-z_]+\\.v[0-9]+");

    /** {@code types} is a list with commas, of {@code ticket}, {@code ticket.created} or {@code dev.hoopoe.ticket.created.v1}. */
    static FeedFilter of(String types, String subject) {
        var named = types == null || types.isBlank()
                ? List.<String>of()
                : Arrays.stream(types.split(",", -1)).map(String::strip).toList();
        if (named.size() > MOST_TYPES) {
            throw HoopoeException.invalid("types", "must not be more than " + MOST_TYPES);
        }
        return new FeedFilter(
                named.stream().map(FeedFilter::beginning).distinct().toList(),
                subject == null || subject.isEmpty() ? null : subject);
    }

    boolean takes(String type, String ofSubject) {
        return (types.isEmpty() || types.stream().anyMatch(type::startsWith))
                && (subject == null || subject.equals(ofSubject));
    }

    private static String beginning(String name) {
        if (WHOLE.matcher(name).matches()) {
            return name;
        }
        if (SHORT.matcher(name).matches()) {
            return PREFIX + name + ".";
        }
        throw HoopoeException.invalid(
                "types", "must be names such as ticket, ticket.created, dev.hoopoe.ticket.created.v1");
    }
}
