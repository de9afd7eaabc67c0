package dev.hoopoe.common.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields defined for one kind of thing in one account; free-form objects pass through it on their way in and out. */
public final class FieldSet {

    private final Map<String, FieldDefinition> definitions;

    public FieldSet(Collection<FieldDefinition> definitions) {
        this.definitions =
                definitions.stream().collect(Collectors.toUnmodifiableMap(FieldDefinition::name, Function.identity()));
    }

    public boolean defines(String name) {
        return definitions.containsKey(name);
    }

    /**
     * The object to store: the free-form fields with the parameters laid over them, those that are defined cast and
     * checked. Parameters must be defined; other free-form fields are taken as they are.
     *
     * @param parameters null for none
     * @throws HoopoeException invalid, naming the field
     */
    public ObjectNode accept(ObjectNode free, ObjectNode parameters) {
        var accepted = free.deepCopy();
        if (parameters != null) {
            parameters.fieldNames().forEachRemaining(this::requireDefined);
            accepted.setAll(parameters);
        }
        for (var definition : definitions.values()) {
            var value = definition.accept(accepted.get(definition.name()));
            if (value != null) {
                accepted.set(definition.name(), value);
            }
        }
        return accepted;
    }

    /** What may be shown of a stored object. */
    public ObjectNode shown(ObjectNode stored, boolean toAdministrator) {
        var withheld = definitions.values().stream()
                .filter(definition -> !definition.visibility().shows(toAdministrator))
                .map(FieldDefinition::name)
                .filter(stored::has)
                .toList();
        return withheld.isEmpty() ? stored : stored.deepCopy().remove(withheld);
    }

    private void requireDefined(String name) {
        if (!defines(name)) {
            throw HoopoeException.invalid("parameters." + name, "is not defined");
        }
    }
}
