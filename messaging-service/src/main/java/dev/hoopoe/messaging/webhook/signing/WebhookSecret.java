package dev.hoopoe.messaging.webhook.signing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that a webhook's requests are signed with, written {@code whsec_} and base64 (Standard Webhooks, "Secret"). */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_LENGTH = 24;
    private static final int MAX_LENGTH = 64;
    private static final int GENERATED = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    public static WebhookSecret generate() {
        var key = new byte[GENERATED];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** Reads what {@link #text} writes; empty when it is none of 24 to 64 bytes. */
    public static Optional<WebhookSecret> read(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length < MIN_LENGTH || key.length > MAX_LENGTH
                    ? Optional.empty()
                    : Optional.of(new WebhookSecret(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /** {@code head} and {@code body} are signed as if they were one text. */
    String sign(byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[***]";
    }
}
