package dev.hoopoe.ticket.testing;

import dev.hoopoe.common.testing.AllAccounts;
import java.sql.SQLException;

/** Copies tickets past the service, for tests that need many; no event tells of them. */
public final class TicketCopies {

    private final AllAccounts database = new AllAccounts();

    /** Copies a ticket with its tags. */
    public void make(long ticket, int copies) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        WITH copy AS (
                            INSERT INTO ticket (uid, account_id, version, title, client_id, channel_id, department_id,
                                status, priority, custom_fields, secret_hash, created_at, updated_at)
                            SELECT gen_random_uuid(), account_id, 0, title, client_id, channel_id, department_id,
                                status, priority, custom_fields, secret_hash, created_at, updated_at
                            FROM ticket, generate_series(1, ?) WHERE id = ? RETURNING id)
                        INSERT INTO ticket_tag (ticket_id, tag_id, account_id)
                        SELECT copy.id, tag_id, account_id FROM copy, ticket_tag WHERE ticket_id = ?
                        """)) {
            insert.setInt(1, copies);
            insert.setLong(2, ticket);
            insert.setLong(3, ticket);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
