package dev.hoopoe.common.field;

import com.fasterxml.jackson.databind.JsonNode;

/** One field that an account has defined: its name, type, rules and visibility. */
public final class FieldDefinition {

    private final String name;
    private final FieldType type;
    private final FieldRules rules;
    private final FieldVisibility visibility;

    /** @param validation the rules as a list such as {@code min:1,max:5}; null for none */
    public FieldDefinition(String name, FieldType type, String validation, FieldVisibility visibility) {
        this.name = name;
        this.type = type;
        this.rules = FieldRules.parse(validation, type);
        this.visibility = visibility;
    }

    public String name() {
        return name;
    }

    FieldVisibility visibility() {
        return visibility;
    }

    /** The value converted to the field's type; {@code value} is null when the field is absent. */
    JsonNode cast(JsonNode value) {
        return value == null ? null : type.cast(name, value);
    }

    /** Upper bound of the steps to check this value, which is already converted. */
    long workOn(JsonNode value) {
        return rules.workOn(value);
    }

    /** Refuses a converted value that breaks a rule. */
    void check(JsonNode value) {
        rules.require(name, value);
    }
}
