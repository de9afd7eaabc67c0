package dev.hoopoe.common.operation;

import java.util.regex.Pattern;

/**
 * A query parameter's name as it was sent: {@code types[]} and {@code types[0]} are spellings of {@code types} by which
 * many clients send arrays.
 *
 * @param base without the brackets
 */
record ParameterName(String whole, String base) {

    private static final Pattern BRACKETS = Pattern.compile("\\[[0-9]{0,4}]\\z");

    static ParameterName of(String whole) {
        return new ParameterName(
                whole, whole.endsWith("]") ? BRACKETS.matcher(whole).replaceFirst("") : whole);
    }

    boolean isArray() {
        return !whole.equals(base);
    }
}
