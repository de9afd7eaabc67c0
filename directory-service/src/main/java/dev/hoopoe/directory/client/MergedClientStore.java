package dev.hoopoe.directory.client;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Maps ids and numbers of merged clients to an existing survivor (migration V13). */
@ApplicationScoped
class MergedClientStore {

    private static final String BY_ID = "SELECT into_id FROM merged_client WHERE account_id = :account AND id = :id";

    private static final String BY_NUMBER =
            "SELECT into_id FROM merged_client WHERE account_id = :account AND number = :number";

    private static final String OF = "SELECT id FROM merged_client WHERE account_id = :account AND into_id = :id";

    private static final String MOVE_ON =
            "UPDATE merged_client SET into_id = :into WHERE account_id = :account AND into_id = :id";

    private static final String ADD = """
            INSERT INTO merged_client (account_id, id, number, into_id, merged_at)
            VALUES (:account, :id, :number, :into, :at)
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    MergedClientStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** The client that one of this id was merged into; empty when none was. */
    Optional<UUID> survivorOf(UUID id) {
        return ids(BY_ID, "into_id", "id", id).stream().findFirst();
    }

    /** The client that one of this number was merged into; empty when none was. */
    Optional<UUID> survivorOfNumber(long number) {
        return ids(BY_NUMBER, "into_id", "number", number).stream().findFirst();
    }

    /** The clients that were merged into this one, directly or in several steps. */
    List<UUID> mergedInto(UUID id) {
        return ids(OF, "id", "id", id);
    }

    /** Stores a merge, while both clients exist and are locked. */
    void add(MergedClient gone, Instant now) {
        entities.createNativeQuery(MOVE_ON)
                .setParameter("account", caller.accountId())
                .setParameter("id", gone.id())
                .setParameter("into", gone.mergedInto())
                .executeUpdate();
        entities.createNativeQuery(ADD)
                .setParameter("account", caller.accountId())
                .setParameter("id", gone.id())
                .setParameter("number", gone.number())
                .setParameter("into", gone.mergedInto())
                .setParameter("at", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private List<UUID> ids(String sql, String column, String parameter, Object value) {
        return NativeQueries.scalar(entities, sql, column, UUID.class)
                .setParameter("account", caller.accountId())
                .setParameter(parameter, value)
                .getResultList();
    }
}
