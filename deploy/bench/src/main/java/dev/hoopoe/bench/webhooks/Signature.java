package dev.hoopoe.bench.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether a delivery is signed with a webhook's secret (Standard Webhooks, "Signature scheme"). */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** {@code secret}: as the API gives it out, {@code whsec_} and base64. */
    Signature(String secret) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM);
    }

    boolean isOn(Delivery delivery) {
        String head = delivery.id() + "." + delivery.headers().get("webhook-timestamp") + ".";
        String signature = "v1," + Base64.getEncoder().encodeToString(digest(head, delivery.body()));
        return Arrays.asList(
                        delivery.headers().getOrDefault("webhook-signature", "").split(" ", -1))
                .contains(signature);
    }

    private byte[] digest(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
