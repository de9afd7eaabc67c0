package dev.hoopoe.gateway.dialect;

import dev.hoopoe.common.dialect.Dialect;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name bound to a dialect; public, because the configuration converts text to it.
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
        return new DialectHost(binding.group(1).toLowerCase(Locale.ROOT), Dialect.of(binding.group(2)));
    }

    private static IllegalArgumentException refused(CharSequence text) {
        return new IllegalArgumentException("A host is bound to a dialect as host=hcall, not as " + text);
    }
}
