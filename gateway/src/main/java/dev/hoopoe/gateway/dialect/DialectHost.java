package dev.hoopoe.gateway.dialect;

import dev.hoopoe.common.dialect.Dialect;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name that speaks a dialect; public, as the configuration makes it from text.
 *
 * @param host in lower case, without a port
 */
public record DialectHost(String host, Dialect dialect) {

    private static final Pattern BINDING = Pattern.compile("([^=\\s]+)=([a-z]+)");

    /** Reads {@code hcall.example.com=hcall}. */
    public static DialectHost parse(CharSequence text) {
        var binding = BINDING.matcher(text.toString().strip());
        if (!binding.matches()) {
            throw refused(text);
        }
        var dialect = Arrays.stream(Dialect.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(binding.group(2)))
                .findFirst()
                .orElseThrow(() -> refused(text));
        return new DialectHost(binding.group(1).toLowerCase(Locale.ROOT), dialect);
    }

    private static IllegalArgumentException refused(CharSequence text) {
        return new IllegalArgumentException("A host is bound to a dialect as host=hcall, not as " + text);
    }
}
