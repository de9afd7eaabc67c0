package dev.hoopoe.common.list;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of a list to read.
 *
 * @param after a condition in the columns of the order that they must meet; empty for none
 * @param parameters what that condition leaves open
 * @param order what follows ORDER BY
 * @param offset so many rows that meet the condition come before the first to read
 * @param limit so many are read at most
 */
public record ListSlice(String after, Map<String, Object> parameters, String order, long offset, int limit) {

    /** That condition, which may be empty, and this slice's. */
    public String within(String condition) {
        return Stream.of(condition, after)
                .filter(part -> !part.isEmpty())
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining(" AND "));
    }
}
