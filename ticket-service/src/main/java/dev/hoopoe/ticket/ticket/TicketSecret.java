package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.seal.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What lets an anonymous client write to its ticket: shown once, kept as a hash (contract Homa, section 5.1). */
public record TicketSecret(String text) {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 128 bits from a cryptographic source as 32 lower-case hexadecimal digits. */
    static TicketSecret generate() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TicketSecret(HexFormat.of().formatHex(bytes));
    }

    /** SHA-256: enough for a secret of full entropy. */
    byte[] hash() {
        return Sha256.of(text);
    }

    /** Takes the same time whatever differs. */
    boolean hasHash(byte[] stored) {
        return MessageDigest.isEqual(hash(), stored);
    }

    @Override
    public String toString() {
        return "TicketSecret[redacted]";
    }
}
