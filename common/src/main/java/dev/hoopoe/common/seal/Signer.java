package dev.hoopoe.common.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

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
        return isOneOf(keys.stream().map(key -> DerivedKey.hash(key, bytes(text))), signature);
    }

    /** As {@link #hasSigned}, for a signature of {@link #signInText}: no other spelling of it is accepted. */
    public boolean hasSignedInText(String text, String signature) {
        return isOneOf(keys.stream().map(key -> bytes(inText(DerivedKey.hash(key, bytes(text))))), bytes(signature));
    }

    /** Compares with each, so that the time does not tell which one it was. */
    private static boolean isOneOf(Stream<byte[]> expected, byte[] given) {
        return expected.map(one -> MessageDigest.isEqual(one, given)).reduce(false, Boolean::logicalOr);
    }

    private static String inText(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
