package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.tag.Tag;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** That a ticket has a tag; the row names its account as every row does. */
@Embeddable
record TicketTag(
        @ManyToOne(optional = false) @JoinColumn(name = "tag_id")
        Tag tag,

        @Column(name = "account_id", nullable = false) String accountId) {}
