package dev.hoopoe.ticket.department;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The replica of departments, which directory-service owns. */
class DepartmentReplica {

    static final String TABLE = "department_replica";

    @Produces
    @Singleton
    static Replica<DepartmentView> replica(ReplicaStore store, Directory directory) {
        return new Replica<>(store, TABLE, DepartmentView.class, directory::department);
    }
}
