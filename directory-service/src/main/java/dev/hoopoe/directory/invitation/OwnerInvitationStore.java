package dev.hoopoe.directory.invitation;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The operator's invitations to open an account, across the accounts that they will open. */
@ApplicationScoped
public class OwnerInvitationStore {

    private static final String LIST = """
            SELECT account_id, created_at, expires_at FROM invitation
            WHERE role = 'OWNER' AND expires_at > ? ORDER BY created_at, account_id
            """;

    private static final String REMOVE_EXPIRED = "DELETE FROM invitation WHERE role = 'OWNER' AND expires_at <= ?";

    private final CrossAccountConnections database;
    private final Clock clock;

    OwnerInvitationStore(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that can be used, the oldest first. */
    public List<OwnerInvitation> list() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LIST)) {
            select.setObject(1, OffsetDateTime.now(clock));
            try (var rows = select.executeQuery()) {
                var invitations = new ArrayList<OwnerInvitation>();
                while (rows.next()) {
                    invitations.add(new OwnerInvitation(
                            rows.getString("account_id"),
                            rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                            rows.getObject("expires_at", OffsetDateTime.class).toInstant()));
                }
                return invitations;
            }
        } catch (SQLException e) {
            throw new DatabaseException("The operator's invitations could not be read", e);
        }
    }

    public void removeExpired() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(REMOVE_EXPIRED)) {
            delete.setObject(1, OffsetDateTime.now(clock));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Expired invitations of the operator could not be deleted", e);
        }
    }
}
