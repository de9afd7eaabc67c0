package dev.hoopoe.common.dialect.omnidesk;

import dev.hoopoe.common.error.HoopoeException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses OmniDesk's query parameters; null stays null, and an invalid value is refused with the parameter's name. */
public final class OmniDeskParameter {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private OmniDeskParameter() {}

    /** The number of a resource. A number out of range becomes one that no resource has. */
    public static Long number(String text, String name) {
        return text == null
                ? null
                : integer(text, name).max(BigInteger.ZERO).min(LARGEST).longValue();
    }

    /** {@code true} or {@code 1}, {@code false} or {@code 0} (contract OmniDesk, section 5). */
    public static Boolean flag(String text, String name) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw HoopoeException.invalid(name, "must be true or false");
        };
    }

    static BigInteger integer(String text, String name) {
        if (!INTEGER.matcher(text).matches()) {
            throw HoopoeException.invalid(name, "must be an integer");
        }
        return new BigInteger(text);
    }
}
