package dev.hoopoe.common.seal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Secrets of one kind: a prefix that tells the kind, and 256 random bits in hex. */
public final class SecretFormat {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String prefix;
    private final Pattern pattern;

    private SecretFormat(String prefix) {
        this.prefix = prefix;
        this.pattern = Pattern.compile(Pattern.quote(prefix) + "[0-9a-f]{64}");
    }

    public static SecretFormat of(String prefix) {
        return new SecretFormat(prefix);
    }

    /** A new secret. */
    public String generate() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
