package dev.hoopoe.auth.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits in base64url, for unguessable values. */
final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomText() {}

    static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
