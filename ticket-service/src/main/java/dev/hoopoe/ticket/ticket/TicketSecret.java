package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.seal.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The credential with which an anonymous client writes to its ticket: shown once, stored as a hash (contract Homa,
 * section 5.1).
 */
public record TicketSecret(String text) {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 128 bits from a cryptographic source as 32 lower-case hexadecimal digits. */
    static TicketSecret generate() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TicketSecret(HexFormat.of().formatHex(bytes));
    }

    /** SHA-256 is enough for a secret of full entropy. */
    byte[] hash() {
        return Sha256.of(text);
    }

    /** Compares in constant time. */
    boolean hasHash(byte[] stored) {
        return MessageDigest.isEqual(hash(), stored);
    }

    @Override
    public String toString() {
        return "TicketSecret[redacted]";
    }
}
