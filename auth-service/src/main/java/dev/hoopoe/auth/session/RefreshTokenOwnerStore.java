package dev.hoopoe.auth.session;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the owner of a refresh token. It searches all accounts on purpose: a refresh is an anonymous call, and only
 * the token determines the account.
 */
@ApplicationScoped
public class RefreshTokenOwnerStore {

    private static final String FIND = """
            SELECT token.account_id, session.user_id
            FROM refresh_token token JOIN session ON session.sid = token.sid AND session.account_id = token.account_id
            WHERE token.hash = ? AND token.expires_at > ?
            """;

    private final CrossAccountConnections database;
    private final Clock clock;

    RefreshTokenOwnerStore(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The account and the person of an unexpired refresh token. */
    public record Owner(String accountId, UUID userId) {}

    public Optional<Owner> find(String refreshToken) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, new RefreshSecret(refreshToken).hash());
            select.setObject(2, OffsetDateTime.now(clock));
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Owner(rows.getString("account_id"), rows.getObject("user_id", UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The sessions could not be read or cleared", e);
        }
    }
}
