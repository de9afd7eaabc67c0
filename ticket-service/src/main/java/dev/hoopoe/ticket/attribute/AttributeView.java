package dev.hoopoe.ticket.attribute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.field.FieldDefinition;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import java.util.Optional;

/** A custom attribute as tickets see it: its rules are parsed once, when it is read. */
final class AttributeView {

    private static final String TICKET = "ticket";

    private final FieldDefinition definition;

    /** {@code validation} may be null. */
    @JsonCreator
    AttributeView(
            @JsonProperty("scope") String scope,
            @JsonProperty("name") String name,
            @JsonProperty("data_type") String dataType,
            @JsonProperty("validation") String validation,
            @JsonProperty("visibility") String visibility) {
        this.definition = scope.equals(TICKET)
                ? new FieldDefinition(name, FieldType.of(dataType), validation, FieldVisibility.of(visibility))
                : null;
    }

    /** Empty for an attribute that is not defined for tickets. */
    Optional<FieldDefinition> ofTicket() {
        return Optional.ofNullable(definition);
    }
}
