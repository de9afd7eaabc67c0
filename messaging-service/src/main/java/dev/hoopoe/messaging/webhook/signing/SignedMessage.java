package dev.hoopoe.messaging.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a receiver needs to know a message and to believe it (Standard Webhooks, "Webhook metadata" and "Signature scheme"). */
public final class SignedMessage {

    private SignedMessage() {}

    /**
     * The headers of one attempt.
     *
     * @param id the same for all attempts to send the message
     * @param secrets all that the receiver may verify with just now
     */
    public static Map<String, String> headers(
            String id, Instant attemptedAt, byte[] body, List<WebhookSecret> secrets) {
        var timestamp = Long.toString(attemptedAt.getEpochSecond());
        var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature",
                        secrets.stream().map(secret -> secret.sign(head, body)).collect(Collectors.joining(" ")));
    }
}
