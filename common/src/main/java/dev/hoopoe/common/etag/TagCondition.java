package dev.hoopoe.common.etag;

import dev.hoopoe.common.error.HoopoeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The value of {@code If-Match} or {@code If-None-Match} (RFC 9110 §13.1.1, §13.1.2). */
final class TagCondition {

    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final Pattern TAG =
            Pattern.compile("\\G[ \\t]*((?:W/)?\"[!#-~\\x80-\\xff]*\")[ \\t]*(?:,[ \\t,]*|$)");

    private final boolean any;
    private final Set<String> tags;

    private TagCondition(boolean any, Set<String> tags) {
        this.any = any;
        this.tags = tags;
    }

    /** @param fields the values of all header fields of that name */
    static TagCondition parse(String header, List<String> fields) {
        var text = String.join(",", fields);
        if (text.strip().equals(ANY)) {
            return new TagCondition(true, Set.of());
        }
        var tags = new HashSet<String>();
        var matcher = TAG.matcher(text);
        var end = 0;
        while (matcher.find()) {
            tags.add(matcher.group(1));
            end = matcher.end();
        }
        if (tags.isEmpty() || end != text.length()) {
            throw HoopoeException.invalid(header, "must be * or a list of entity tags, each in quotation marks");
        }
        return new TagCondition(false, tags);
    }

    /**
     * Whether the condition names the tag, weak or strong. All our tags are strong, so a weak one is ours after a
     * proxy on the way has compressed the answer; RFC 9110 §13.1.1 would refuse it for {@code If-Match}, and with it
     * every write behind such a proxy.
     */
    boolean matches(String tag) {
        return any || tags.contains(tag) || tags.contains(WEAK + tag);
    }
}
