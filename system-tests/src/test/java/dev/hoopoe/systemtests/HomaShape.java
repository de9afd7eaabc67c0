package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The data types of the Homa documents: which keys each has, and what may stand in them. */
enum HomaShape {
    USER(Map.of(
            "id", Kind.UUID,
            "name", Kind.TEXT,
            "last_name", Kind.TEXT,
            "email", Kind.TEXT,
            "display_name", Kind.TEXT,
            "type", Kind.USER_TYPE,
            "avatar", Kind.TEXT_OR_NULL,
            "created_at", Kind.TIME,
            "updated_at", Kind.TIME)),
    /** A user as administrators see it: with the departments that creation and update take. */
    STAFF_MEMBER(with(USER, "department_ids", Kind.LIST)),
    CLIENT(
            Map.of(
                    "id", Kind.UUID,
                    "name", Kind.TEXT,
                    "data", Kind.OBJECT,
                    "created_at", Kind.TIME,
                    "updated_at", Kind.TIME),
            Map.of("email", Kind.TEXT, "phone", Kind.TEXT)),
    TICKET(Map.ofEntries(
            Map.entry("id", Kind.INTEGER),
            Map.entry("title", Kind.TEXT),
            Map.entry("client_id", Kind.UUID),
            Map.entry("channel_id", Kind.TEXT),
            Map.entry("department_id", Kind.INTEGER_OR_NULL),
            Map.entry("status", Kind.STATUS),
            Map.entry("priority", Kind.TEXT),
            Map.entry("external_id", Kind.TEXT_OR_NULL),
            Map.entry("custom_fields", Kind.OBJECT),
            Map.entry("created_at", Kind.TIME),
            Map.entry("updated_at", Kind.TIME),
            Map.entry("closed_at", Kind.TIME_OR_NULL))),
    MESSAGE(Map.of(
            "id", Kind.INTEGER,
            "ticket_id", Kind.INTEGER,
            "user_id", Kind.UUID_OR_NULL,
            "client_id", Kind.UUID_OR_NULL,
            "body", Kind.TEXT,
            "is_system_message", Kind.BOOLEAN,
            "private", Kind.BOOLEAN,
            "attachments", Kind.LIST,
            "created_at", Kind.TIME)),
    DEPARTMENT(Map.of(
            "id", Kind.INTEGER,
            "name", Kind.TEXT,
            "description", Kind.TEXT_OR_NULL,
            "created_at", Kind.TIME)),
    TAG(Map.of("id", Kind.INTEGER, "name", Kind.TEXT)),
    CHANNEL(Map.of(
            "id", Kind.TEXT,
            "name", Kind.TEXT,
            "logo", Kind.TEXT_OR_NULL,
            "enabled", Kind.BOOLEAN,
            "configuration", Kind.OBJECT,
            "created_at", Kind.TIME,
            "updated_at", Kind.TIME));

    private final Map<String, Kind> fields;
    private final Map<String, Kind> whereSet;

    HomaShape(Map<String, Kind> fields) {
        this(fields, Map.of());
    }

    /** {@code whereSet} are left out of things that have none. */
    HomaShape(Map<String, Kind> fields, Map<String, Kind> whereSet) {
        this.fields = fields;
        this.whereSet = whereSet;
    }

    private static Map<String, Kind> with(HomaShape shape, String field, Kind kind) {
        var fields = new HashMap<>(shape.fields);
        fields.put(field, kind);
        return fields;
    }

    /** What may stand in a field. */
    private enum Kind {
        TEXT(value -> value instanceof String),
        TEXT_OR_NULL(value -> value == null || value instanceof String),
        INTEGER(value -> value instanceof Integer),
        INTEGER_OR_NULL(value -> value == null || value instanceof Integer),
        BOOLEAN(value -> value instanceof Boolean),
        OBJECT(value -> value instanceof Map),
        LIST(value -> value instanceof List),
        UUID(value -> matches(value, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
        UUID_OR_NULL(value -> value == null || UUID.holds.test(value)),
        TIME(value -> matches(value, "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z")),
        TIME_OR_NULL(value -> value == null || TIME.holds.test(value)),
        USER_TYPE(value -> matches(value, "administrator|agent")),
        STATUS(value ->
                matches(value, "new|wait_for_agent|in_progress|wait_for_user|on_hold|resolved|closed|unresolved|spam"));

        private final Predicate<Object> holds;

        Kind(Predicate<Object> holds) {
            this.holds = holds;
        }

        private static boolean matches(Object value, String pattern) {
            return value instanceof String text && text.matches(pattern);
        }
    }

    /** Has exactly the documented keys, each with a value of its type. */
    void describes(Map<String, ?> thing) {
        var due = new TreeMap<>(fields);
        whereSet.forEach((field, kind) -> {
            if (thing.containsKey(field)) {
                due.put(field, kind);
            }
        });
        assertEquals(due.keySet(), new TreeSet<>(thing.keySet()), name());
        due.forEach((field, kind) ->
                assertTrue(kind.holds.test(thing.get(field)), name() + "." + field + " is " + thing.get(field)));
    }
}
