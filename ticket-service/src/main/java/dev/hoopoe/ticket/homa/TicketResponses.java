package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.ticket.attribute.TicketAttributes;
import dev.hoopoe.ticket.ticket.OpenedTicket;
import dev.hoopoe.ticket.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows tickets to the caller, without the custom fields that are not for them (contract Homa, section 5.3). */
@ApplicationScoped
class TicketResponses {

    private final TicketAttributes attributes;
    private final CurrentCaller caller;

    TicketResponses(TicketAttributes attributes, CurrentCaller caller) {
        this.attributes = attributes;
        this.caller = caller;
    }

    TicketResponse of(Ticket ticket) {
        return of(ticket, attributes.defined(), null);
    }

    TicketResponse of(OpenedTicket opened) {
        return of(opened.ticket(), attributes.defined(), opened.secret().text());
    }

    Page<TicketResponse> of(Page<Ticket> tickets) {
        var defined = attributes.defined();
        return tickets.map(ticket -> of(ticket, defined, null));
    }

    private TicketResponse of(Ticket ticket, FieldSet defined, String secret) {
        var shown = defined.shown(ticket.customFields(), caller.get().isAdministrator());
        return TicketResponse.of(ticket, shown, secret);
    }
}
