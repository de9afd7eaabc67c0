package dev.hoopoe.common.list;

import java.time.Instant;
import java.util.function.Function;

/** The type of a column that a list is ordered by, and its text in a cursor. */
public enum SortType {
    TIME(SortType::time),
    NUMBER(Long::valueOf),
    UUID(java.util.UUID::fromString),
    FLAG(SortType::flag),
    TEXT(text -> text);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Function<String, Object> reading;

    SortType(Function<String, Object> reading) {
        this.reading = reading;
    }

    /** Throws a {@link RuntimeException} for a text that is not such a value. */
    Object read(String text) {
        return reading.apply(text);
    }

    /** The database's range is smaller than that of {@link Instant}. */
    private static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(text);
        }
        return time;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
