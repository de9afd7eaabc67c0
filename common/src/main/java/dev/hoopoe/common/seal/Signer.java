package dev.hoopoe.common.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** Signs texts with HMAC-SHA-256 and the first of its keys; what was signed with any of them is accepted. */
public final class Signer {

    private final List<byte[]> keys;

    Signer(List<byte[]> keys) {
        this.keys = keys;
    }

    /** 32 bytes. */
    public byte[] sign(String text) {
        return DerivedKey.hash(keys.get(0), bytes(text));
    }

    /** As {@link #sign}, in base64url without padding. */
    public String signInText(String text) {
        return inText(sign(text));
    }

    /** Compares in constant time. */
    public boolean hasSigned(String text, byte[] signature) {
        var signed = false;
        for (var key : keys) {
            signed |= MessageDigest.isEqual(DerivedKey.hash(key, bytes(text)), signature);
        }
        return signed;
    }

    /** As {@link #hasSigned}, for a signature of {@link #signInText}: no other spelling of it is accepted. */
    public boolean hasSignedInText(String text, String signature) {
        var signed = false;
        for (var key : keys) {
            signed |= MessageDigest.isEqual(bytes(inText(DerivedKey.hash(key, bytes(text)))), bytes(signature));
        }
        return signed;
    }

    private static String inText(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
