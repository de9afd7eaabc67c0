package dev.hoopoe.messaging.file;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of tickets' files. Triggers of {@code ticket_replica} attach them to their ticket and delete them with it. */
@ApplicationScoped
class TicketFileStore {

    private static final String FIND = """
            SELECT id, name, content_type, size, ticket_uid FROM file
            WHERE account_id = ? AND id = ? AND ticket_uid IS NOT NULL
            """;

    private static final String ATTACH = """
            UPDATE file SET unattached_since = NULL
            WHERE account_id = ? AND ticket_uid = ? AND unattached_since IS NOT NULL
            """;

    private static final String DELETE = """
            DELETE FROM file WHERE account_id = ? AND ticket_uid = ? AND unattached_since IS NOT NULL
            """;

    private static final String WAITING = """
            SELECT DISTINCT account_id, ticket_uid FROM file
            WHERE unattached_since < ? AND ticket_uid IS NOT NULL
            """;

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;

    TicketFileStore(AgroalDataSource database, CrossAccountConnections allAccounts) {
        this.database = database;
        this.allAccounts = allAccounts;
    }

    /** A ticket of an account. */
    record Waiting(String account, UUID ticket) {}

    Optional<TicketFile> find(String account, UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setString(1, account);
            select.setObject(2, id);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new TicketFile(
                                FileRecordStore.attachment(rows), rows.getObject("ticket_uid", UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The row of the ticket's file could not be read", e);
        }
    }

    /** The tickets of all accounts that have had files since before a time and are not known. */
    List<Waiting> waitingSince(OffsetDateTime before) {
        try (var connection = allAccounts.getConnection();
                var select = connection.prepareStatement(WAITING)) {
            select.setObject(1, before);
            try (var rows = select.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (rows.next()) {
                    waiting.add(new Waiting(rows.getString("account_id"), rows.getObject("ticket_uid", UUID.class)));
                }
                return waiting;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Tickets that files wait for could not be read", e);
        }
    }

    /** The ticket is known. */
    void attach(String account, UUID ticket) {
        execute(ATTACH, account, ticket);
    }

    /** There is no such ticket. */
    void delete(String account, UUID ticket) {
        execute(DELETE, account, ticket);
    }

    private void execute(String sql, String account, UUID ticket) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            statement.setObject(2, ticket);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Files that wait for a ticket could not be changed", e);
        }
    }
}
