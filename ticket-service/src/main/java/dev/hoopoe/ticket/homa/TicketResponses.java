package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.ticket.attribute.TicketAttributes;
import dev.hoopoe.ticket.search.FoundTicket;
import dev.hoopoe.ticket.ticket.OpenedTicket;
import dev.hoopoe.ticket.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds answers about tickets, without the custom fields that the caller may not see (contract Homa, section 5.3). */
@ApplicationScoped
class TicketResponses {

    private final TicketAttributes attributes;

    TicketResponses(TicketAttributes attributes) {
        this.attributes = attributes;
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

    Page<TicketResponse> ofFound(Page<FoundTicket> tickets) {
        var defined = attributes.defined();
        return tickets.map(found -> of(found.ticket(), defined, null).with(FoundTextResponse.of(found)));
    }

    private TicketResponse of(Ticket ticket, FieldSet defined, String secret) {
        return TicketResponse.of(ticket, defined.shown(ticket.customFields()), secret);
    }
}
