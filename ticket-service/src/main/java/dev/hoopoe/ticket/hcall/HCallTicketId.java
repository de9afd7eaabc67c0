package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import java.util.UUID;

/** A ticket's id as HCall writes it: its {@code uid} behind a prefix (contract HCall, section 1). */
record HCallTicketId(UUID uid) {

    private static final String PREFIX = "ticket_";

    /** A text of another form is not found. */
    static HCallTicketId of(String text) {
        try {
            if (text.startsWith(PREFIX)) {
                return new HCallTicketId(PathIds.uuid(text.substring(PREFIX.length())));
            }
        } catch (HoopoeException otherForm) {
            throw HoopoeException.notFound("Ticket");
        }
        throw HoopoeException.notFound("Ticket");
    }

    @Override
    public String toString() {
        return PREFIX + uid;
    }
}
