package dev.hoopoe.directory.homa;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import dev.hoopoe.directory.attribute.AttributeDetails;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of H-59: absent fields stay; a null validation or description removes it. */
record UpdateAttributeRequest(
        @Schema(implementation = FieldType.class) Optional<@NotNull String> dataType,
        Optional<@Length(max = CreateAttributeRequest.LONGEST_VALIDATION) String> validation,
        Optional<@Text(max = CreateAttributeRequest.LONGEST_TITLE) String> title,
        Optional<@Length(max = CreateAttributeRequest.LONGEST_DESCRIPTION) String> description,
        @Schema(implementation = FieldVisibility.class) Optional<@NotNull String> visibility) {

    AttributeDetails over(AttributeDetails present) {
        return new AttributeDetails(
                dataType == null
                        ? present.dataType()
                        : dataType.map(FieldType::of).orElse(null),
                over(validation, present.validation()),
                over(title, present.title()),
                over(description, present.description()),
                visibility == null
                        ? present.visibility()
                        : visibility.map(FieldVisibility::of).orElse(null));
    }

    private static String over(Optional<String> wanted, String present) {
        return wanted == null ? present : wanted.orElse(null);
    }
}
