package dev.hoopoe.directory.profile;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Finds the account of a client with a profile, for callers without a token who name nothing but the client. */
@ApplicationScoped
public class ProfileAccountStore {

    private static final String FIND = "SELECT account_id FROM client_profile WHERE client_id = ?";

    private final CrossAccountConnections database;

    ProfileAccountStore(CrossAccountConnections database) {
        this.database = database;
    }

    public Optional<String> accountOf(UUID clientId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setObject(1, clientId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The account of a client could not be read", e);
        }
    }
}
