package dev.hoopoe.gateway.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages may call a dialect, and what they may send; {@code *} stands for everything.
 *
 * @param credentials whether they may call in credentials mode
 */
record CorsRules(Set<String> origins, boolean anyLocalhost, boolean credentials, String methods, String headers) {

    static final String EVERYTHING = "*";
    private static final Pattern LOCALHOST = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    static CorsRules ofOrigins(Optional<List<String>> origins, boolean anyLocalhost, String methods, String headers) {
        return new CorsRules(Set.copyOf(origins.orElse(List.of())), anyLocalhost, false, methods, headers);
    }

    static CorsRules withCredentials(Optional<List<String>> origins) {
        return new CorsRules(Set.copyOf(origins.orElse(List.of())), false, true, EVERYTHING, EVERYTHING);
    }

    /** What is answered to a page of this origin; nothing to one that may not call. */
    Optional<String> allowed(String origin) {
        if (origins.contains(EVERYTHING)) {
            return Optional.of(spelledOut(EVERYTHING, origin));
        }
        var allowed = origins.contains(origin)
                || (anyLocalhost && LOCALHOST.matcher(origin).matches());
        return allowed ? Optional.of(origin) : Optional.empty();
    }

    /** In credentials mode {@code *} means nothing but itself: there it takes what the browser asked for to allow it. */
    String spelledOut(String allowed, String asked) {
        return credentials && allowed.equals(EVERYTHING) ? asked : allowed;
    }
}
