package dev.hoopoe.directory.account;

import dev.hoopoe.common.lifecycle.PublishedTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tables whose rows are on topics; their records are removed with the rows of a deleted account. */
@ApplicationScoped
class PublishedTables {

    @Produces
    @Singleton
    static PublishedTable users() {
        return new PublishedTable("staff_user", "user", "id::text");
    }

    @Produces
    @Singleton
    static PublishedTable clients() {
        return new PublishedTable("client", "client", "id::text");
    }

    @Produces
    @Singleton
    static PublishedTable departments() {
        return new PublishedTable("department", "department", "id::text");
    }

    @Produces
    @Singleton
    static PublishedTable attributes() {
        return new PublishedTable("custom_attribute", "attribute", "account_id || '/' || lower(scope) || '/' || name");
    }
}
