package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.tag.TagChoice;
import dev.hoopoe.ticket.tag.TagName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/** The tags a ticket is to have (contract Homa, row H-25): the union of both, of which one at least is not empty. */
record TagTicketRequest(
        @Size(max = MOST) List<@NotNull Long> tagIds,
        @Size(max = MOST) List<@NotNull String> tagNames) {

    /** So that one ticket's snapshot stays small. */
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
