package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A change of the secret; without {@code secret} one is generated.
 *
 * @param overlapSeconds for how long requests are signed with the former secret too; null for the default
 */
record RotateSecretRequest(
        @Length(max = CreateWebhookRequest.MAX_SECRET_LENGTH) String secret,

        @Min(0) @Max(MAX_SECONDS) Integer overlapSeconds) {

    /** 30 days. */
    static final int MAX_SECONDS = 2_592_000;

    WebhookSecret signingSecret() {
        return CreateWebhookRequest.signingSecret(secret);
    }

    @Override
    public String toString() {
        return "RotateSecretRequest[secret=***]";
    }
}
