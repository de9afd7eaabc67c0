package dev.hoopoe.directory.client;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What happens to a client. */
sealed interface ClientEvent extends DomainEvent {

    /** The change that tells of a merged client. */
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

    /** Another client was merged into this one; the snapshot does not show what is left of it. */
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

    /** The client is gone; a deletion has no version of its own in the database, so it counts as the next one. */
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
