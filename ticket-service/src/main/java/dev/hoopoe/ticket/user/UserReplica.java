package dev.hoopoe.ticket.user;

import dev.hoopoe.common.replica.CachedReplicas;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The replica of users, which directory-service owns. */
class UserReplica {

    static final String TABLE = "user_replica";

    @Produces
    @Singleton
    static Replica<UserView> replica(CachedReplicas replicas, Directory directory) {
        return replicas.of(TABLE, UserView.class, directory::user);
    }
}
