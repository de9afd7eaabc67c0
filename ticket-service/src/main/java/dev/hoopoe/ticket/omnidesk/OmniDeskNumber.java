package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.error.HoopoeException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads integers out of query parameters: one that nothing can have is as good as any other that nothing has. */
final class OmniDeskNumber {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private OmniDeskNumber() {}

    /** Null for null; refuses what is no integer as the field {@code name}. */
    static Long read(String text, String name) {
        if (text == null) {
            return null;
        }
        if (!INTEGER.matcher(text).matches()) {
            throw HoopoeException.invalid(name, "must be an integer");
        }
        return new BigInteger(text).max(BigInteger.ZERO).min(LARGEST).longValue();
    }
}
