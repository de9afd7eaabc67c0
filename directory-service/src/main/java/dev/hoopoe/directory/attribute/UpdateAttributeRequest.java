package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Body of H-59: what is absent stays; a null validation or description is none. */
record UpdateAttributeRequest(
        Optional<@NotNull String> dataType,
        Optional<@Size(max = CreateAttributeRequest.LONGEST_VALIDATION) String> validation,
        Optional<@NotBlank @Size(max = CreateAttributeRequest.LONGEST_TITLE) String> title,
        Optional<@Size(max = CreateAttributeRequest.LONGEST_DESCRIPTION) String> description,
        Optional<@NotNull String> visibility) {

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
