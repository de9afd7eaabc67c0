package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers neighbours with a ticket as in its events, with its version. */
@ApplicationScoped
public class OwnedTicket {

    private final ObjectMapper mapper;

    OwnedTicket(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public VersionedSnapshot snapshotOf(Ticket ticket) {
        return new VersionedSnapshot(ticket.version(), mapper.valueToTree(ticket.snapshot()));
    }
}
