package dev.hoopoe.ticket.homa;

import dev.hoopoe.ticket.tag.TagName;
import jakarta.validation.constraints.NotNull;

/** The name that a tag is to have (contract Homa, rows H-28 to H-30). */
record NameTagRequest(@NotNull String name) {

    TagName toName() {
        return TagName.of(name, "name");
    }
}
