package dev.hoopoe.gateway.entry;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name that belongs to an account; public, as the configuration makes it from text.
 *
 * @param host in lower case, without a port
 * @param account the account's id
 */
public record HostBinding(String host, String account) {

    private static final Pattern BINDING = Pattern.compile("([^=\\s]+)=([a-z0-9][a-z0-9-]{0,62})");

    /** Reads {@code acme.example.com=acme}. */
    public static HostBinding parse(CharSequence text) {
        var binding = BINDING.matcher(text.toString().strip());
        if (!binding.matches()) {
            throw new IllegalArgumentException("A host is bound to an account as host=account, not as " + text);
        }
        return new HostBinding(binding.group(1).toLowerCase(Locale.ROOT), binding.group(2));
    }
}
