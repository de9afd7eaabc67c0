package dev.hoopoe.directory.invitation;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Finds the account of an invitation by its token; searches all accounts on purpose, since only the token determines it. */
@ApplicationScoped
public class InvitationAccountStore {

    private static final String FIND = "SELECT account_id FROM invitation WHERE token_hash = ?";

    private final CrossAccountConnections database;

    InvitationAccountStore(CrossAccountConnections database) {
        this.database = database;
    }

    public Optional<String> accountOf(InvitationToken token) {
        if (!token.isWellFormed()) {
            return Optional.empty();
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, token.hash());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The account of an invitation could not be read", e);
        }
    }
}
