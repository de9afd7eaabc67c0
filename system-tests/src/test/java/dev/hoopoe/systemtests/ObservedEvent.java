package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event as somebody outside got to know it, on whatever way.
 *
 * @param subject within which events keep their order
 * @param thing id of what was written
 */
record ObservedEvent(String id, String type, String subject, long sequence, String thing, String status) {

    static ObservedEvent onTopic(EventLog.Event event) {
        return new ObservedEvent(
                event.id(), event.type(), event.key(), event.sequence(), thing(event.body()), status(event.body()));
    }

    /** @param event a CloudEvent in JSON, as the feed gives it and webhooks carry it */
    static ObservedEvent inJson(JsonNode event) {
        return new ObservedEvent(
                event.get("id").textValue(),
                event.get("type").textValue(),
                event.get("subject").textValue(),
                Long.parseLong(event.get("sequence").textValue()),
                thing(event.get("data")),
                status(event.get("data")));
    }

    private static String thing(JsonNode body) {
        return body.at("/snapshot/id").asText();
    }

    private static String status(JsonNode body) {
        return body.at("/snapshot/status").asText();
    }
}
