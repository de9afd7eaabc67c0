package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.error.HoopoeException;

/** Reads the texts of query parameters that filter a list. */
final class FilterTexts {

    private FilterTexts() {}

    /** Null for none; refuses what is neither of the two words. */
    static Boolean flag(String name, String value, String yes, String no) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!value.equals(yes) && !value.equals(no)) {
            throw HoopoeException.invalid(name, "must be " + yes + " or " + no);
        }
        return value.equals(yes);
    }
}
