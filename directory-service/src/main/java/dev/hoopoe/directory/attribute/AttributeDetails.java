package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.field.FieldDefinition;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;

/** What may change about an attribute; {@code validation} and {@code description} are null for none. */
public record AttributeDetails(
        FieldType dataType, String validation, String title, String description, FieldVisibility visibility) {

    /** The parsed field definition; refuses rules that are invalid or do not fit the type. */
    FieldDefinition definition(String name) {
        return new FieldDefinition(name, dataType, validation, visibility);
    }
}
