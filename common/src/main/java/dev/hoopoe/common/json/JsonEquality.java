package dev.hoopoe.common.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares JSON by value: the database returns a number in another notation than it came in (1e2 as 100). */
public final class JsonEquality {

    private JsonEquality() {}

    /** True when both are the same but for the notation of numbers, at any depth. */
    public static boolean equal(JsonNode one, JsonNode other) {
        return one.equals(JsonEquality::compare, other);
    }

    /** 0 or not 0, as {@link JsonNode#equals(java.util.Comparator, JsonNode)} asks of leaves. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
