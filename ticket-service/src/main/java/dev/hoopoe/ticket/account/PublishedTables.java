package dev.hoopoe.ticket.account;

import dev.hoopoe.common.lifecycle.PublishedTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tables whose rows are on topics; their records are removed with the rows of a deleted account. */
@ApplicationScoped
class PublishedTables {

    @Produces
    @Singleton
    static PublishedTable tickets() {
        return new PublishedTable("ticket", "ticket", "id::text");
    }
}
