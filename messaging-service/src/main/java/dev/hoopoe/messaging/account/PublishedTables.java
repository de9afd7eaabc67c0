package dev.hoopoe.messaging.account;

import dev.hoopoe.common.lifecycle.PublishedTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tables whose rows are on topics; their records are removed with the rows of a deleted account. */
@ApplicationScoped
class PublishedTables {

    @Produces
    @Singleton
    static PublishedTable messages() {
        return new PublishedTable("message", "message", "ticket_id::text");
    }

    @Produces
    @Singleton
    static PublishedTable channels() {
        return new PublishedTable("channel", "channel", "account_id || '/' || id");
    }
}
