package dev.hoopoe.directory.invitation;

import dev.hoopoe.common.seal.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secret of an invitation: {@code invite_} and 256 random bits in hex; only its hash is stored. */
public record InvitationToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "invite_";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    static InvitationToken fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new InvitationToken(PREFIX + HexFormat.of().formatHex(bytes));
    }

    boolean isWellFormed() {
        return FORM.matcher(text).matches();
    }

    /** SHA-256 suffices for a secret with 256 bits of entropy. */
    String hash() {
        return Sha256.hexOf(text);
    }

    @Override
    public String toString() {
        return "InvitationToken[redacted]";
    }
}
