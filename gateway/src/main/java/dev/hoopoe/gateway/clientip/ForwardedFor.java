package dev.hoopoe.gateway.clientip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses forwarding headers: one entry per hop, the nearest proxy's last. */
final class ForwardedFor {

    /** Longest chain that is read; no real one is as long. */
    private static final int MOST_HOPS = 32;

    private static final Pattern PORT = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?|([0-9.]+):\\d+");

    private ForwardedFor() {}

    /** The entries of {@code X-Forwarded-For}, not validated. */
    static List<String> inXForwardedFor(List<String> values) {
        return hops(values).stream().map(ForwardedFor::withoutPort).toList();
    }

    /** The addresses in {@code Forwarded} (RFC 7239 §4); an element without {@code for} is an empty text. */
    static List<String> inForwarded(List<String> values) {
        return hops(values).stream()
                .map(element -> withoutPort(parameter(element, "for")))
                .toList();
    }

    /** The scheme that the nearest proxy names in {@code Forwarded}; an empty text when it names none. */
    static String schemeInForwarded(List<String> values) {
        var hops = hops(values);
        return hops.isEmpty() ? "" : parameter(hops.get(hops.size() - 1), "proto");
    }

    static String lastOf(List<String> values) {
        var hops = hops(values);
        return hops.isEmpty() ? "" : hops.get(hops.size() - 1);
    }

    private static List<String> hops(List<String> values) {
        var hops = new ArrayList<String>();
        for (var value : values) {
            for (var hop : value.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops.subList(Math.max(0, hops.size() - MOST_HOPS), hops.size());
    }

    private static String parameter(String element, String name) {
        for (var pair : element.split(";", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0
                    && pair.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name)) {
                return unquoted(pair.substring(equals + 1).strip());
            }
        }
        return "";
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String withoutPort(String text) {
        var parts = PORT.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        return parts.group(1) == null ? parts.group(2) : parts.group(1);
    }
}
