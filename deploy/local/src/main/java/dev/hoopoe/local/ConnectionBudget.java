package dev.hoopoe.local;

import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.util.Map;

/** Whether the connections that all replicas may open fit into what PostgreSQL allows. */
final class ConnectionBudget {

    /** {@code quarkus.datasource.jdbc.max-size} of all services. */
    private static final int POOL = 12;
    /** For migrations at a start, the launcher's own statements and an operator's psql. */
    private static final int OTHERS = 6;

    private final DatabaseServer database;
    private final int pool;

    ConnectionBudget(DatabaseServer database, SuiteSettings settings) {
        this.database = database;
        this.pool = settings.value("QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .orElse(POOL);
    }

    /**
     * Refuses replicas whose connections do not fit.
     *
     * @param replicas the wanted number of each service
     */
    void require(Map<Service, Integer> replicas) {
        int processes = replicas.entrySet().stream()
                .filter(entry -> entry.getKey().hasDatabase())
                .mapToInt(Map.Entry::getValue)
                .sum();
        int needed = processes * pool + OTHERS;
        int allowed = database.connections();
        if (needed > allowed) {
            throw new StartRefusedException(processes + " processes with " + pool + " connections each, and " + OTHERS
                    + " for others, need " + needed + " connections; PostgreSQL allows " + allowed
                    + ". Scale another service down first, or raise max_connections of the server.");
        }
    }
}
