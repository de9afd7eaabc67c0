package dev.hoopoe.common.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.json.JsonEquality;
import dev.hoopoe.common.json.WireNames;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compares two snapshots of one aggregate field by field. */
public final class RecordChanges {

    private static final String ALWAYS_CHANGED = "updatedAt";

    private RecordChanges() {}

    /** From and to by wire name, of each field that differs but {@code updated_at}, which always does. */
    public static <R extends Record> Map<String, Change> between(R before, R after) {
        var changes = new TreeMap<String, Change>();
        for (var component : before.getClass().getRecordComponents()) {
            var from = valueOf(before, component);
            var to = valueOf(after, component);
            if (!component.getName().equals(ALWAYS_CHANGED) && !isSame(from, to)) {
                changes.put(WireNames.snakeCase(component.getName()), new Change(from, to));
            }
        }
        return changes;
    }

    private static boolean isSame(Object from, Object to) {
        return (from instanceof JsonNode before && to instanceof JsonNode after)
                ? JsonEquality.equal(before, after)
                : Objects.equals(from, to);
    }

    private static Object valueOf(Record snapshot, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // A snapshot record need not be public.
            return accessor.invoke(snapshot);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Snapshot " + snapshot.getClass().getName() + " is not readable", e);
        }
    }
}
