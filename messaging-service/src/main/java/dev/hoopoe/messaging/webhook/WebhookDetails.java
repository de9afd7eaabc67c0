package dev.hoopoe.messaging.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What administrators configure of a webhook.
 *
 * @param description null for none
 * @param eventTypes names of types, as the feed's readers use them; empty for all
 * @param filters paths into an event's data and the values that each may have
 */
public record WebhookDetails(String url, String description, List<String> eventTypes, ObjectNode filters) {

    @Override
    public String toString() {
        return "WebhookDetails[url=***]";
    }
}
