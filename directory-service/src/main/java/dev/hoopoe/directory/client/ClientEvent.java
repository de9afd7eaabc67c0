package dev.hoopoe.directory.client;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** What happens to a client. */
sealed interface ClientEvent extends DomainEvent {

    Client client();

    @Override
    default String aggregate() {
        return "client";
    }

    @Override
    default String aggregateId() {
        return client().id().toString();
    }

    @Override
    default long sequence() {
        return client().version();
    }

    @Override
    default Object snapshot() {
        return client().snapshot();
    }

    /** The client was registered. */
    record ClientCreated(Client client) implements ClientEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    /** The name or the data changed. */
    record ClientUpdated(Client client, Map<String, Change> changes) implements ClientEvent {
        @Override
        public String name() {
            return "updated";
        }
    }
}
