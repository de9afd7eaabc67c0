package dev.hoopoe.common.web;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parses ids in paths and bodies: a malformed id is 400, a well-formed one that cannot exist is 404. */
public final class PathIds {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private PathIds() {}

    /** An integer id; {@code what} names the resource in the error, such as "Ticket". */
    public static long integer(String text, String what) {
        if (text == null || !INTEGER.matcher(text).matches()) {
            throw HoopoeException.invalid("id", "must be an integer");
        }
        try {
            var id = Long.parseLong(text);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException overflow) {
            throw HoopoeException.notFound(what);
        }
        throw HoopoeException.notFound(what);
    }

    /** A UUID in its canonical form of 36 characters. */
    public static UUID uuid(String text) {
        return uuid(text, "id");
    }

    /** Whether the text is a UUID in its canonical form. */
    public static boolean isUuid(String text) {
        return text != null && UUID_FORM.matcher(text).matches();
    }

    /** A UUID in its canonical form; {@code field} is the wire name for the error. */
    public static UUID uuid(String text, String field) {
        return uuidOrEmpty(text).orElseThrow(() -> HoopoeException.invalid(field, "must be a UUID"));
    }

    /** A UUID in its canonical form; empty for any other text and for null. */
    public static Optional<UUID> uuidOrEmpty(String text) {
        return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
