package dev.hoopoe.messaging.file;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.file.FileStore;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes the bytes of deleted files from the store, until it has succeeded. */
@BackgroundWork(Coordination.LEASES)
@ApplicationScoped
class FileRemoval {

    private static final Logger LOG = Logger.getLogger(FileRemoval.class);

    static final int BATCH = 50;

    /** No other replica takes the row before its lease ends; a failed removal is retried then. */
    private static final String LEASE = """
            UPDATE file_removal SET due_at = now() + interval '5 minutes' WHERE id = ANY (ARRAY(
                SELECT id FROM file_removal WHERE due_at <= now() ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING account_id, id
            """;

    private static final String DONE = "DELETE FROM file_removal WHERE id = ANY (?)";

    private final CrossAccountConnections database;
    private final FileStore store;

    FileRemoval(CrossAccountConnections database, FileStore store) {
        this.database = database;
        this.store = store;
    }

    private record Due(String account, UUID id) {}

    @Scheduled(every = "2s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeDue() throws SQLException {
        var due = lease();
        while (!due.isEmpty()) {
            var removed = remove(due);
            finish(removed);
            due = removed.size() == BATCH ? lease() : List.of();
        }
    }

    private List<Due> lease() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LEASE)) {
            statement.setInt(1, BATCH);
            try (var rows = statement.executeQuery()) {
                var due = new ArrayList<Due>();
                while (rows.next()) {
                    due.add(new Due(rows.getString("account_id"), rows.getObject("id", UUID.class)));
                }
                return due;
            }
        }
    }

    /** Stops at the first failure: a store that is down would take its time-out for each. */
    private List<UUID> remove(List<Due> due) {
        var removed = new ArrayList<UUID>();
        try {
            for (var file : due) {
                store.delete(OwnedFile.key(file.account(), file.id().toString()));
                removed.add(file.id());
            }
        } catch (HoopoeException e) {
            LOG.warn("Bytes of deleted files not removed; retrying in 5 minutes");
        }
        return removed;
    }

    private void finish(List<UUID> removed) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DONE)) {
            statement.setArray(1, connection.createArrayOf("uuid", removed.toArray()));
            statement.executeUpdate();
        }
    }
}
