package dev.hoopoe.messaging.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hoopoe.common.event.PoisonEventException;
import dev.hoopoe.common.event.ReceivedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event with a note was received, perhaps not for the first time; fired within the transaction that applies
 * the event.
 */
public record TicketNoted(long ticketId, Note note) {

    /** A text in the ticket's history, with the id and the time that ticket-service gave it. */
    public record Note(UUID uid, String text, Instant createdAt) {

        private boolean isWhole() {
            return uid != null && text != null && createdAt != null;
        }
    }

    static boolean isIn(ReceivedEvent event) {
        return event.is("ticket", "noted");
    }

    static TicketNoted of(ReceivedEvent event) {
        try {
            var note = event.mapper().treeToValue(event.body().at("/changes/note/to"), Note.class);
            if (note != null && note.isWhole()) {
                return new TicketNoted(Long.parseLong(event.subject()), note);
            }
            throw new PoisonEventException("Event " + event.id() + " holds no whole note", null);
        } catch (JsonProcessingException e) {
            throw new PoisonEventException("Event " + event.id() + " holds no note", e);
        }
    }
}
