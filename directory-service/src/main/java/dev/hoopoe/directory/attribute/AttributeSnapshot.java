package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attribute in its events and in the native dialect (contract Homa, section 4). */
public record AttributeSnapshot(
        @Schema(implementation = AttributeScope.class) String scope,
        String name,
        @Schema(implementation = FieldType.class) String dataType,
        @Schema(nullable = true) String validation,
        String title,
        @Schema(nullable = true) String description,
        @Schema(implementation = FieldVisibility.class) String visibility,
        Instant createdAt,
        Instant updatedAt) {}
