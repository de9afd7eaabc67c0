package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.client.ClientDependents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Moves the messages of a merged client to the survivor; there is no event for each, the merge's own says it. */
@ApplicationScoped
class MergedClientMessages implements ClientDependents {

    static final int BATCH = 1000;

    private static final String MOVE_BATCH = """
            UPDATE message SET client_id = :to WHERE id = ANY (ARRAY(
                SELECT id FROM message WHERE account_id = :account AND client_id = :from LIMIT :batch))
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    MergedClientMessages(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean moveSome(UUID from, UUID to) {
        var moved = entities.createNativeQuery(MOVE_BATCH)
                .setParameter("account", caller.accountId())
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("batch", BATCH)
                .executeUpdate();
        return moved == BATCH;
    }
}
