package dev.hoopoe.directory.client;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Events of clients. */
sealed interface ClientEvent extends DomainEvent {

    /** The name of the change that contains the merged client. */
    String MERGED = "merged";

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

    /** Another client was merged into this one; its id and number are not in the snapshot. */
    record ClientMerged(Client client, MergedClient gone, Map<String, Change> otherChanges) implements ClientEvent {
        @Override
        public String name() {
            return "merged";
        }

        @Override
        public Map<String, Change> changes() {
            var changes = new TreeMap<>(otherChanges);
            changes.put(MERGED, new Change(null, gone));
            return changes;
        }

        @Override
        public Set<String> changesBesideSnapshot() {
            return Set.of(MERGED);
        }
    }

    /** The client was deleted; a deletion has no version in the database, so the event has the next one. */
    record ClientDeleted(Client client) implements ClientEvent {
        @Override
        public String name() {
            return "deleted";
        }

        @Override
        public long sequence() {
            return client.version() + 1;
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
