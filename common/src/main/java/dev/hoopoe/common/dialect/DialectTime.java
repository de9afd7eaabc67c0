package dev.hoopoe.common.dialect;

import dev.hoopoe.common.error.HoopoeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Times with a precision of seconds (contract OmniDesk, section 1). */
public final class DialectTime {

    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private DialectTime() {}

    /** The time as it is written: {@code 2025-10-29T12:34:56Z}; null stays null. */
    public static Instant shown(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Reads a time with {@code Z}, with an offset such as {@code +02:00}, or without a zone, which is UTC; a fraction
     * of a second is dropped.
     *
     * @param field the wire name for the refusal
     * @return null for null
     */
    public static Instant parse(String text, String field) {
        if (text == null) {
            return null;
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused(field);
        }
        var zone = form.group(2) == null ? "Z" : form.group(2);
        try {
            var time = OffsetDateTime.parse(form.group(1) + zone).toInstant();
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw refused(field);
            }
            return time;
        } catch (DateTimeException noSuchTime) {
            throw refused(field);
        }
    }

    private static HoopoeException refused(String field) {
        return HoopoeException.invalid(field, "must be a time such as 2025-10-29T12:34:56Z");
    }
}
