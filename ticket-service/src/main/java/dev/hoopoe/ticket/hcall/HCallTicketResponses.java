package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.hcall.HCallTicketInfo.HistoryResponse;
import dev.hoopoe.ticket.hcall.HCallTicketInfo.ImageResponse;
import dev.hoopoe.ticket.history.HistoryService;
import dev.hoopoe.ticket.image.ImageService;
import dev.hoopoe.ticket.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Builds HCall's answer about one ticket. */
@ApplicationScoped
class HCallTicketResponses {

    private final Replica<ClientView> clients;
    private final ImageService images;
    private final HistoryService history;

    HCallTicketResponses(Replica<ClientView> clients, ImageService images, HistoryService history) {
        this.clients = clients;
        this.images = images;
        this.history = history;
    }

    HCallTicketInfo of(Ticket ticket) {
        var status = HCallStatus.of(ticket.status());
        return new HCallTicketInfo(
                new HCallTicketId(ticket.uid()).toString(),
                ticket.title(),
                status,
                status,
                Objects.requireNonNullElse(ticket.description(), ""),
                clients.find(ticket.clientId().toString())
                        .map(ClientView::email)
                        .orElse(""),
                images.of(ticket.id()).stream().map(ImageResponse::of).toList(),
                history.of(ticket.id()).stream().map(HistoryResponse::of).toList(),
                DialectTime.shown(ticket.createdAt()),
                true);
    }
}
