package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the requests to a webhook hold. */
public enum WebhookFormat {
    /** The events as they are, in the JSON format of CloudEvents; in lower case, since CloudEvents' SDK for JavaScript compares so. */
    CLOUDEVENTS("application/cloudevents+json; charset=utf-8"),

    /** What Netia's event subscriptions are sent (contract Netia, section 10). */
    NETIA("application/json");

    private final String contentType;

    WebhookFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WebhookFormat of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
