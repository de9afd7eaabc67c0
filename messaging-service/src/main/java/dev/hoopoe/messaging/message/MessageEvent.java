package dev.hoopoe.messaging.message;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/**
 * Events of messages; keyed by the ticket, so that the events of a ticket's messages stay in order. A creation's
 * sequence is the message's id; later events draw theirs from the same counter, so it rises within a ticket.
 */
sealed interface MessageEvent extends DomainEvent {

    Message message();

    @Override
    default String aggregate() {
        return "message";
    }

    @Override
    default String aggregateId() {
        return Long.toString(message().ticketId());
    }

    @Override
    default Object snapshot() {
        return MessageSnapshot.of(message());
    }

    /** A message was written, or a ticket's first text became known. */
    record MessageCreated(Message message) implements MessageEvent {

        @Override
        public String name() {
            return "created";
        }

        @Override
        public long sequence() {
            return message.id();
        }
    }

    /** A message's text was changed. */
    record MessageUpdated(Message message, String formerBody, long sequence) implements MessageEvent {

        @Override
        public String name() {
            return "updated";
        }

        @Override
        public Map<String, Change> changes() {
            return Map.of("body", new Change(formerBody, message.body()));
        }
    }

    /** A message was deleted. The key is the ticket's and has further events, so no tombstone follows. */
    record MessageDeleted(Message message, long sequence) implements MessageEvent {

        @Override
        public String name() {
            return "deleted";
        }
    }
}
