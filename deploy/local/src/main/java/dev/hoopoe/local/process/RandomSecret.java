package dev.hoopoe.local.process;

import java.security.SecureRandom;

/** Makes secrets of letters and digits, without those that people mistake for one another. */
public final class RandomSecret {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** A new secret of that many characters, 5.8 bits each. */
    public static String ofLength(int length) {
        StringBuilder secret = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(index -> secret.append(ALPHABET.charAt(index)));
        return secret.toString();
    }
}
