package dev.hoopoe.directory.account;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.lifecycle.RemovalCompletion;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The end of a deletion: this service removes its own rows when all others have, and the account's row at last. In the
 * caller's transaction.
 */
@ApplicationScoped
class AccountRemovals implements RemovalCompletion {

    /** The other services that have rows of accounts. */
    static final Set<String> OTHERS = Set.of("auth-service", "ticket-service", "messaging-service");

    private static final Logger LOG = Logger.getLogger(AccountRemovals.class);

    private static final String ADD = """
            UPDATE account SET removed_by = array_append(array_remove(removed_by, ?), ?)
            WHERE id = ? AND deleting_at IS NOT NULL RETURNING removed_by
            """;

    private final AgroalDataSource database;
    private final InactiveAccountStore inactive;
    private final AccountTransactions accounts;

    AccountRemovals(AgroalDataSource database, InactiveAccountStore inactive, AccountTransactions accounts) {
        this.database = database;
        this.inactive = inactive;
        this.accounts = accounts;
    }

    /** Notes that a service has no row of the account any more. */
    void removedBy(String service, String account) {
        var services = add(service, account);
        LOG.infof("Deleted account removed by %s", service);
        if (services.containsAll(OTHERS)) {
            inactive.delete(account);
        }
    }

    @Override
    public void complete(String account) {
        accounts.remove(account);
        LOG.info("Deleted account removed by all services");
    }

    private List<String> add(String service, String account) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(ADD)) {
            update.setString(1, service);
            update.setString(2, service);
            update.setString(3, account);
            try (var rows = update.executeQuery()) {
                return rows.next()
                        ? Arrays.asList((String[]) rows.getArray("removed_by").getArray())
                        : List.of();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Removal of a deleted account not noted", e);
        }
    }
}
