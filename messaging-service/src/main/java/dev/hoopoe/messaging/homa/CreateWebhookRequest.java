package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.webhook.EventTypes;
import dev.hoopoe.messaging.webhook.FieldFilters;
import dev.hoopoe.messaging.webhook.WebhookDetails;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new webhook; without {@code secret} one is generated. */
record CreateWebhookRequest(
        @Text(max = MAX_URL_LENGTH) String url,
        @Length(max = MAX_DESCRIPTION_LENGTH) String description,

        @Size(max = EventTypes.MAX_NAMES) List<@NotNull @Length(max = EventTypes.MAX_LENGTH) String> eventTypes,

        @Schema(description = "Paths into an event's data, and a list of values for each")
        ObjectNode filters,

        @Length(max = MAX_SECRET_LENGTH) String secret) {

    static final int MAX_URL_LENGTH = 2_048;
    static final int MAX_DESCRIPTION_LENGTH = 500;
    static final int MAX_SECRET_LENGTH = 100;

    WebhookDetails details() {
        return new WebhookDetails(url, description, EventTypes.of(eventTypes), FieldFilters.of(filters));
    }

    WebhookSecret signingSecret() {
        return signingSecret(secret);
    }

    /** The given secret, or a new one for null; refuses another as the field {@code secret}. */
    static WebhookSecret signingSecret(String text) {
        return text == null
                ? WebhookSecret.generate()
                : WebhookSecret.read(text)
                        .orElseThrow(
                                () -> HoopoeException.invalid("secret", "must be whsec_ and 24 to 64 bytes in base64"));
    }

    @Override
    public String toString() {
        return "CreateWebhookRequest[url=***]";
    }
}
