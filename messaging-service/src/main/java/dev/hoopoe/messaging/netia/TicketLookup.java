package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The conversation of a ticket of the caller's account, without the ticket's texts. */
@ApplicationScoped
class TicketLookup {

    private static final String FIND = """
            SELECT body ->> 'uid' AS uid, body ->> 'channel_id' AS channel_id FROM ticket_replica
            WHERE account_id = ? AND ticket_id = ? AND NOT deleted
            """;

    private final AgroalDataSource database;
    private final CurrentCaller caller;

    TicketLookup(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** The id of a ticket in Netia, and its channel. */
    record FoundTicket(UUID uid, String channelId) {}

    /** Empty for a ticket that was deleted. */
    Optional<FoundTicket> find(long ticketId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, caller.accountId());
            select.setLong(2, ticketId);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new FoundTicket(UUID.fromString(rows.getString("uid")), rows.getString("channel_id")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The ticket of a message could not be read", e);
        }
    }
}
