package dev.hoopoe.common.list;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a list to read.
 *
 * @param after a condition on the order's columns; empty for none
 * @param parameters the parameters of that condition
 * @param order the ORDER BY list
 * @param offset rows to skip
 * @param limit rows to read at most
 */
public record ListSlice(String after, Map<String, Object> parameters, String order, long offset, int limit) {

    /** This slice's condition and the given one, which may be empty. */
    public String within(String condition) {
        return Stream.of(condition, after)
                .filter(part -> !part.isEmpty())
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining(" AND "));
    }
}
