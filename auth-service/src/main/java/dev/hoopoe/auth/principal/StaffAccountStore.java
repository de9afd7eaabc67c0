package dev.hoopoe.auth.principal;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds the account of a member of staff by e-mail address. It searches all accounts on purpose: staff addresses are
 * unique across them (docs/decisions/0062).
 */
@ApplicationScoped
public class StaffAccountStore {

    /** Two rows have the address only while directory-service's push about one of them is outstanding. */
    private static final String FIND =
            "SELECT account_id FROM principal WHERE email = ? ORDER BY profile_at DESC LIMIT 1";

    private final CrossAccountConnections database;

    StaffAccountStore(CrossAccountConnections database) {
        this.database = database;
    }

    /**
     * The account of the member of staff with this address.
     *
     * @param comparableEmail canonical and in lower case; another login name finds nothing
     */
    public Optional<String> find(String comparableEmail) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, comparableEmail);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString("account_id")) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Account not found by address", e);
        }
    }
}
