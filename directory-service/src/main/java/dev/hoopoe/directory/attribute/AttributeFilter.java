package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import java.util.Optional;

/** Filter of attributes; {@code search} is part of the name or title, or null. */
public record AttributeFilter(
        Optional<AttributeScope> scope,
        Optional<FieldType> dataType,
        Optional<FieldVisibility> visibility,
        String search) {}
