package dev.hoopoe.ticket.homa;

import dev.hoopoe.ticket.tag.TagName;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The name that a tag is to have (contract Homa, rows H-28 to H-30). */
record NameTagRequest(
        @NotNull @Schema(minLength = 1, maxLength = 100) String name) {

    TagName toName() {
        return TagName.of(name, "name");
    }
}
