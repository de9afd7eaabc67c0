package dev.hoopoe.directory.invitation;

import dev.hoopoe.common.seal.SecretFormat;
import dev.hoopoe.common.seal.Sha256;

/** The secret of an invitation: {@code invite_} and 256 random bits in hex; only its hash is stored. */
public record InvitationToken(String text) {

    private static final SecretFormat FORMAT = SecretFormat.of("invite_");

    static InvitationToken fresh() {
        return new InvitationToken(FORMAT.generate());
    }

    boolean isWellFormed() {
        return FORMAT.matches(text);
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
