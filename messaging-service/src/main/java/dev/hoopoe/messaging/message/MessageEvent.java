package dev.hoopoe.messaging.message;

import dev.hoopoe.common.event.DomainEvent;

/** What happens to messages; keyed by the ticket, so that a ticket's messages are told in their order. */
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
    default long sequence() {
        return message().id();
    }

    @Override
    default Object snapshot() {
        return MessageSnapshot.of(message());
    }

    /** Somebody wrote a message, or a ticket's first text became known. */
    record MessageCreated(Message message) implements MessageEvent {

        @Override
        public String name() {
            return "created";
        }
    }
}
