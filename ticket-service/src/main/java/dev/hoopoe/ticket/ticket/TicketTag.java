package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.tag.Tag;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Set;
import java.util.stream.Collectors;

/** The link of a ticket to a tag, with its account for row-level security. */
@Embeddable
record TicketTag(
        @ManyToOne(optional = false) @JoinColumn(name = "tag_id")
        Tag tag,

        @Column(name = "account_id", nullable = false) String accountId) {

    static Set<Tag> tagsOf(Set<TicketTag> links) {
        return links.stream().map(TicketTag::tag).collect(Collectors.toSet());
    }

    /** Keeps links that stay, so that their rows are not rewritten. */
    static void replace(Set<TicketTag> links, Set<Tag> tags, String accountId) {
        var wanted = tags.stream().map(tag -> new TicketTag(tag, accountId)).collect(Collectors.toSet());
        links.retainAll(wanted);
        links.addAll(wanted);
    }
}
