package dev.hoopoe.ticket.attribute;

import dev.hoopoe.common.replica.CachedReplicas;
import dev.hoopoe.common.replica.Replica;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The replica of attributes, by {@code account/scope/name}. {@link TicketAttributes} asks the owner for whole scopes.
 */
class AttributeReplica {

    static final String TABLE = "attribute_replica";

    @Produces
    @Singleton
    static Replica<AttributeView> replica(CachedReplicas replicas) {
        return replicas.of(TABLE, AttributeView.class, id -> Optional.empty());
    }
}
