package dev.hoopoe.ticket.user;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The replica of users, which directory-service owns. */
class UserReplica {

    static final String TABLE = "user_replica";

    @Produces
    @Singleton
    static Replica<UserView> replica(ReplicaStore store, Directory directory) {
        return new Replica<>(store, TABLE, UserView.class, directory::user);
    }
}
