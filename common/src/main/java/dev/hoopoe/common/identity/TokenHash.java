package dev.hoopoe.common.identity;

import dev.hoopoe.common.seal.Sha256;
import java.nio.ByteBuffer;

/** The SHA-256 hash under which credentials are cached, so that fewer of them are in memory. */
public final class TokenHash {

    private TokenHash() {}

    public static ByteBuffer of(String text) {
        return ByteBuffer.wrap(Sha256.of(text));
    }
}
