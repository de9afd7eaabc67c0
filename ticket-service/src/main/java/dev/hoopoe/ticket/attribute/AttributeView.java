package dev.hoopoe.ticket.attribute;

import dev.hoopoe.common.field.FieldDefinition;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;

/** A custom attribute as tickets see it; {@code validation} may be null. */
record AttributeView(String scope, String name, String dataType, String validation, String visibility) {

    FieldDefinition toDefinition() {
        return new FieldDefinition(name, FieldType.of(dataType), validation, FieldVisibility.of(visibility));
    }
}
