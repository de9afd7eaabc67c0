package dev.hoopoe.ticket.ticket;

import java.util.function.UnaryOperator;

/** Who a message comes from, as far as the ticket's status is concerned (contract Homa, section 5.2). */
public enum MessageAuthor {
    /** A member of the staff who replies to the client. */
    REPLYING_STAFF(TicketStatus::afterReply),
    CLIENT(TicketStatus::afterClientMessage),
    /** Anyone else: a note of the staff, or the system. */
    OTHER(UnaryOperator.identity());

    private final UnaryOperator<TicketStatus> effect;

    MessageAuthor(UnaryOperator<TicketStatus> effect) {
        this.effect = effect;
    }

    TicketStatus statusAfter(TicketStatus before) {
        return effect.apply(before);
    }
}
