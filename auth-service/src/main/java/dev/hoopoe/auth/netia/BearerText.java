package dev.hoopoe.auth.netia;

import java.util.Locale;

/** The token in a header {@code Authorization} that the gateway did not read: after {@code Bearer}, or all of it. */
final class BearerText {

    private static final String SCHEME = "bearer ";

    private BearerText() {}

    /** Empty without a header. */
    static String tokenIn(String header) {
        if (header == null) {
            return "";
        }
        var text = header.strip();
        return text.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? text.substring(SCHEME.length()).strip()
                : text;
    }
}
