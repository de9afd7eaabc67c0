package dev.hoopoe.gateway.ratelimit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** One key for all spellings of a ticket's id that its service reads as the same number, such as {@code 7}, {@code +7}, {@code 07}. */
final class TicketKey {

    private static final String NO_ID = "";

    private TicketKey() {}

    /** @param segment of the path; what is no number names no ticket and shares one key */
    static String of(String segment) {
        try {
            return Long.toString(
                    Long.parseLong(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return NO_ID;
        }
    }
}
