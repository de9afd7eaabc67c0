package dev.hoopoe.messaging.attribute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.event.CloudEvents;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The custom fields that a reader of events is not shown, in an account whose definitions are known.
 *
 * @param names of the fields, by the scope that they are defined for
 */
public record WithheldFields(Map<String, List<String>> names) {

    public static final WithheldFields NONE = new WithheldFields(Map.of());

    /** Where events of tickets and clients have custom fields, both in the snapshot and in the changes. */
    private static final Map<String, String> FIELD_BY_SCOPE = Map.of("ticket", "custom_fields", "client", "data");

    /**
     * Reads the result of the function {@code withheld_fields} (migration V7).
     *
     * @return null while the account's definitions are not known
     */
    public static WithheldFields of(Array answer) throws SQLException {
        if (answer == null) {
            return null;
        }
        var keys = (String[]) answer.getArray();
        return keys.length == 0
                ? NONE
                : new WithheldFields(Arrays.stream(keys)
                        .map(key -> key.split("/", 2))
                        .collect(Collectors.groupingBy(
                                key -> key[0], Collectors.mapping(key -> key[1], Collectors.toList()))));
    }

    /** True when events of this type may hold one of the fields. */
    public boolean concern(String eventType) {
        return names.keySet().stream().anyMatch(scope -> eventType.startsWith(CloudEvents.TYPE_PREFIX + scope + "."));
    }

    /** Removes the fields from an event's data; a change of these fields alone is removed, too. */
    public void removeFrom(String eventType, JsonNode data) {
        if (!concern(eventType)) {
            return;
        }
        var scope = CloudEvents.aggregateOf(eventType);
        var field = FIELD_BY_SCOPE.get(scope);
        var withheld = names.get(scope);
        if (field == null) {
            return;
        }
        remove(withheld, data.path("snapshot").path(field));
        var changes = data.path("changes");
        var change = changes.path(field);
        remove(withheld, change.path("from"));
        remove(withheld, change.path("to"));
        if (change.isObject() && change.path("from").equals(change.path("to"))) {
            ((ObjectNode) changes).remove(field);
        }
    }

    /** As {@link #removeFrom(String, JsonNode)}, of JSON as text. */
    public String removeFrom(String eventType, String json, ObjectMapper mapper) throws JsonProcessingException {
        var data = mapper.readTree(json);
        removeFrom(eventType, data);
        return mapper.writeValueAsString(data);
    }

    private static void remove(List<String> withheld, JsonNode fields) {
        if (fields instanceof ObjectNode object) {
            object.remove(withheld);
        }
    }
}
