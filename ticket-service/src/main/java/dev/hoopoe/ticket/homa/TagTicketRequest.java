package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.tag.TagChoice;
import dev.hoopoe.ticket.tag.TagName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/** The new tags of a ticket (contract Homa, row H-25): the union of both lists, at least one of them not empty. */
record TagTicketRequest(
        @Size(max = MOST) List<@NotNull Long> tagIds,
        @Size(max = MOST) List<@NotNull String> tagNames) {

    /** Keeps one ticket's snapshot small. */
    private static final int MOST = 100;

    TagChoice toChoice() {
        var ids = tagIds == null ? Set.<Long>of() : Set.copyOf(tagIds);
        var names = tagNames == null
                ? List.<TagName>of()
                : tagNames.stream().map(name -> TagName.of(name, "tag_names")).toList();
        if (ids.isEmpty() && names.isEmpty()) {
            throw new HoopoeException(ErrorKind.MISSING, "tag_ids or tag_names is required");
        }
        return new TagChoice(ids, names);
    }
}
