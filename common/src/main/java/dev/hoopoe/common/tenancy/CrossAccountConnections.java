package dev.hoopoe.common.tenancy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections for the few statements that concern all accounts: they run as the service's worker role, which is granted
 * those and no others (docs/decisions/0027).
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
     * A connection of the pool, in the present transaction if there is one.
     *
     * @throws IllegalStateException when that transaction has worked for one account before
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
