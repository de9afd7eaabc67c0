package dev.hoopoe.common.tenancy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections for statements across accounts. They run as the service's worker role, which has only the privileges
 * for these statements (docs/decisions/0027).
 */
@ApplicationScoped
public class CrossAccountConnections {

    private final AgroalDataSource database;
    private final AccountOnConnection accounts;
    private final RowScope scope;

    CrossAccountConnections(AgroalDataSource database, AccountOnConnection accounts, RowSecurityConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.scope = RowScope.ofWorker(config.workerRole());
    }

    /**
     * A connection of the pool, in the current transaction if there is one.
     *
     * @throws IllegalStateException when that transaction has already used a connection of one account
     */
    public Connection getConnection() throws SQLException {
        var connection = accounts.acquire(scope, database::getConnection);
        try {
            if (scope.equals(accounts.scopeOf(connection))) {
                return connection;
            }
            throw new IllegalStateException("A transaction of one account cannot work across accounts");
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
