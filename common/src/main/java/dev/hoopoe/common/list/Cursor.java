package dev.hoopoe.common.list;

import dev.hoopoe.common.error.HoopoeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A position in a list: after the row with these values in the order's columns, at the beginning of that page.
 */
public record Cursor(String order, int page, List<String> values) {

    private static final String VERSION = "1";

    /** The character that no stored text contains. */
    private static final String SEPARATOR = "\0";

    private static final int HEAD = 3;

    /** Opaque to callers and fit for a query parameter: base64url (RFC 4648 §5) without padding. */
    public String text() {
        var parts = new ArrayList<>(List.of(VERSION, order, Integer.toString(page)));
        parts.addAll(values);
        var bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads what {@link #text} wrote; refuses anything else as the field {@code cursor}. */
    public static Cursor of(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var parts = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
            var page = parts.size() > HEAD && parts.get(0).equals(VERSION) ? Integer.parseInt(parts.get(2)) : 0;
            if (page < 1) {
                throw refused();
            }
            return new Cursor(parts.get(1), page, parts.subList(HEAD, parts.size()));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    public static HoopoeException refused() {
        return new InvalidCursorException();
    }
}
