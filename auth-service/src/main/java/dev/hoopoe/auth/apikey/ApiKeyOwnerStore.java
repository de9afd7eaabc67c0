package dev.hoopoe.auth.apikey;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the owner of an API key by primary key, so that a guessed key costs one index lookup. It searches all
 * accounts on purpose, since only the key determines the account.
 */
@ApplicationScoped
class ApiKeyOwnerStore {

    private static final String FIND = "SELECT account_id, user_id FROM api_key WHERE hash = ?";

    private final CrossAccountConnections database;

    ApiKeyOwnerStore(CrossAccountConnections database) {
        this.database = database;
    }

    /** The account and the user of a key. */
    record Owner(String accountId, UUID userId) {}

    Optional<Owner> find(ApiKeySecret key) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, key.hash());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Owner(rows.getString("account_id"), rows.getObject("user_id", UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The API keys could not be read", e);
        }
    }
}
