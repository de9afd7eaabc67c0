package dev.hoopoe.common.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields defined for one scope in one account, as one caller may see them; free-form objects are validated and
 * filtered by it.
 */
public final class FieldSet {

    /** Upper bound of regex steps for one object: about 30 ms. */
    private static final long MOST_WORK = 2_000_000;

    private final Map<String, FieldDefinition> definitions;
    private final boolean forAdministrator;

    public FieldSet(Collection<FieldDefinition> definitions, boolean forAdministrator) {
        this.definitions =
                definitions.stream().collect(Collectors.toUnmodifiableMap(FieldDefinition::name, Function.identity()));
        this.forAdministrator = forAdministrator;
    }

    public boolean defines(String name) {
        return definitions.containsKey(name);
    }

    /** Whether the caller is shown a field of that name, defined or not. */
    public boolean shows(String name) {
        var definition = definitions.get(name);
        return definition == null || definition.visibility().shows(forAdministrator);
    }

    /**
     * The object to store: the free-form fields overwritten by the parameters; defined fields are converted and
     * checked. Parameters must be defined; other free-form fields are stored as they are.
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
        var work = 0L;
        for (var definition : definitions.values()) {
            var value = definition.cast(accepted.get(definition.name()));
            work += definition.workOn(value);
            if (work > MOST_WORK) {
                throw HoopoeException.invalid(
                        definition.name(),
                        "has " + value.textValue().length()
                                + " characters, too long for the regular expressions of this object's fields;"
                                + " send a shorter text");
            }
            definition.check(value);
            if (value != null) {
                accepted.set(definition.name(), value);
            }
        }
        return accepted;
    }

    /**
     * The object that replaces another, as {@link #accept} builds it. Fields that the caller may not see keep their
     * stored value, unless they are named.
     */
    public ObjectNode replace(ObjectNode stored, ObjectNode free, ObjectNode parameters) {
        var replacing = free.deepCopy();
        withheldOf(stored).forEach(name -> replacing.putIfAbsent(name, stored.get(name)));
        return accept(replacing, parameters);
    }

    /** The part of a stored object that the caller may see. */
    public ObjectNode shown(ObjectNode stored) {
        var withheld = withheldOf(stored);
        return withheld.isEmpty() ? stored : stored.deepCopy().remove(withheld);
    }

    private List<String> withheldOf(ObjectNode stored) {
        var withheld = new ArrayList<String>();
        stored.fieldNames().forEachRemaining(name -> {
            if (!shows(name)) {
                withheld.add(name);
            }
        });
        return withheld;
    }

    private void requireDefined(String name) {
        if (!defines(name)) {
            throw HoopoeException.invalid("parameters." + name, "is not defined");
        }
    }
}
