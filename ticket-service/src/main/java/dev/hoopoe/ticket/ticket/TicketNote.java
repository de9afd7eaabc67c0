package dev.hoopoe.ticket.ticket;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/** A note in a ticket's history, as event {@code noted} has it; messaging-service makes it a message. */
public record TicketNote(UUID uid, String text, Instant createdAt) {

    static TicketNote of(String text, Instant createdAt) {
        return new TicketNote(UuidCreator.getTimeOrderedEpochPlus1(), text, createdAt);
    }
}
