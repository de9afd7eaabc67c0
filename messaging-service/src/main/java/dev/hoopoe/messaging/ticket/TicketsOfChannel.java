package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Says whether a channel has tickets, from events alone: one that was opened a moment ago may be missing. */
@ApplicationScoped
public class TicketsOfChannel {

    /** Index ticket_replica_channel holds the expression. */
    private static final String EXIST = """
            SELECT EXISTS (SELECT 1 FROM ticket_replica
                WHERE account_id = :account AND body ->> 'channel_id' = :channel AND NOT deleted)
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    TicketsOfChannel(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    public boolean exist(String slug) {
        return NativeQueries.scalar(entities, EXIST, "exists", Boolean.class)
                .setParameter("account", caller.accountId())
                .setParameter("channel", slug)
                .getSingleResult();
    }
}
