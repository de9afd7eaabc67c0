package dev.hoopoe.directory.homa;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import dev.hoopoe.directory.attribute.AttributeDetails;
import dev.hoopoe.directory.attribute.AttributeScope;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of H-58; without {@code visibility} everyone may see the field. */
record CreateAttributeRequest(
        @NotNull @Schema(implementation = AttributeScope.class)
        String scope,

        @NotNull @Length(max = 100) @Pattern(regexp = "[a-z_]+", message = "must consist of the letters a to z and _") String name,

        @NotNull @Schema(implementation = FieldType.class) String dataType,
        @Length(max = LONGEST_VALIDATION) String validation,
        @Text(max = LONGEST_TITLE) String title,
        @Length(max = LONGEST_DESCRIPTION) String description,
        @Schema(implementation = FieldVisibility.class) String visibility) {

    static final int LONGEST_VALIDATION = 1000;
    static final int LONGEST_TITLE = 255;
    static final int LONGEST_DESCRIPTION = 5000;

    AttributeDetails details() {
        return new AttributeDetails(
                FieldType.of(dataType),
                validation,
                title,
                description,
                visibility == null ? FieldVisibility.EVERYONE : FieldVisibility.of(visibility));
    }
}
