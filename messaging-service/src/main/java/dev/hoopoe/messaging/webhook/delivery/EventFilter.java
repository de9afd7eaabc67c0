package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.json.JsonEquality;
import dev.hoopoe.messaging.attribute.WithheldFields;
import dev.hoopoe.messaging.feed.FeedEvent;
import java.util.List;
import java.util.Map;

/**
 * Which events an endpoint wants.
 *
 * @param types beginnings of types; empty for all
 * @param fields paths with dots into an event's data, and the values that each may have; an event without such a field is
 *     not wanted, and one with a list there is when the list has one of the values
 * @param suppressible whether the endpoint is not sent events of messages that disable webhooks
 */
record EventFilter(List<String> types, ObjectNode fields, boolean suppressible, ObjectMapper mapper) {

    private static final String DISABLED = "/snapshot/webhooks_disabled";

    /** Whether the filter reads the event's data. */
    boolean needsData() {
        return suppressible || !fields.isEmpty();
    }

    /** {@code withheld}: by what an endpoint is not sent it cannot choose either. */
    boolean wants(FeedEvent event, WithheldFields withheld) {
        return (types.isEmpty() || types.stream().anyMatch(event.type()::startsWith))
                && (!needsData() || matches(data(event, withheld)));
    }

    private JsonNode data(FeedEvent event, WithheldFields withheld) {
        try {
            var data = mapper.readTree(event.data());
            withheld.removeFrom(event.type(), data);
            return data;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.id() + " stands in the feed and is no JSON", e);
        }
    }

    private boolean matches(JsonNode data) {
        return !(suppressible && data.at(DISABLED).booleanValue())
                && fields.properties().stream().allMatch(field -> matches(data, field));
    }

    private static boolean matches(JsonNode data, Map.Entry<String, JsonNode> field) {
        var value = data;
        for (var name : field.getKey().split("\\.", -1)) {
            value = value.path(name);
        }
        if (!value.isArray()) {
            return isOneOf(value, field.getValue());
        }
        for (var element : value) {
            if (isOneOf(element, field.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(JsonNode value, JsonNode allowed) {
        for (var one : allowed) {
            if (JsonEquality.equal(value, one)) {
                return true;
            }
        }
        return false;
    }
}
