package dev.hoopoe.ticket.hcall;

import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Map;

/** How many tickets the account has (contract HCall, C-12). */
record HCallTicketCount(
        long ticketsTotal, long ticketsPending, long ticketsDoing, long ticketsConclued, boolean status) {

    static HCallTicketCount of(Map<TicketStatus, Long> counts) {
        var pending = HCallStatus.PENDING.countIn(counts);
        var doing = HCallStatus.DOING.countIn(counts);
        var conclued = HCallStatus.CONCLUED.countIn(counts);
        return new HCallTicketCount(pending + doing + conclued, pending, doing, conclued, true);
    }
}
