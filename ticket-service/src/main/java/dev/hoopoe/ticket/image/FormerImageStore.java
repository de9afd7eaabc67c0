package dev.hoopoe.ticket.image;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The images whose bytes are in {@code ticket_image} still. Each statement is a transaction of its own. */
@ApplicationScoped
class FormerImageStore {

    private static final String ACCOUNTS = """
            SELECT DISTINCT account_id FROM ticket_image
            WHERE file_id IS NULL AND move_due_at <= now() ORDER BY account_id
            """;

    /** No other replica takes the image before its lease ends; a failed move is repeated then. */
    private static final String LEASE = """
            UPDATE ticket_image SET move_due_at = now() + interval '5 minutes' WHERE id = (
                SELECT id FROM ticket_image WHERE account_id = ? AND file_id IS NULL AND move_due_at <= now()
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, (SELECT uid FROM ticket WHERE ticket.id = ticket_id) AS uid, name, content
            """;

    private static final String MOVED =
            "UPDATE ticket_image SET file_id = ?, content = '' WHERE account_id = ? AND id = ? AND file_id IS NULL";

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;

    FormerImageStore(AgroalDataSource database, CrossAccountConnections allAccounts) {
        this.database = database;
        this.allAccounts = allAccounts;
    }

    /** An image that is to be moved. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record FormerImage(long id, UUID ticket, String name, byte[] content) {

        /** The same each time, so that a repetition after a failure stores no second file. */
        UUID file(String account) {
            return UUID.nameUUIDFromBytes(("hoopoe image " + account + " " + id).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The accounts that have images to move now. */
    List<String> accounts() {
        try (var connection = allAccounts.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery(ACCOUNTS)) {
            var accounts = new ArrayList<String>();
            while (rows.next()) {
                accounts.add(rows.getString("account_id"));
            }
            return accounts;
        } catch (SQLException e) {
            throw new DatabaseException("The accounts that have images to move could not be read", e);
        }
    }

    /** The next image of the account, for this replica alone. */
    Optional<FormerImage> lease(String account) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(LEASE)) {
            update.setString(1, account);
            try (var rows = update.executeQuery()) {
                return rows.next()
                        ? Optional.of(new FormerImage(
                                rows.getLong("id"),
                                rows.getObject("uid", UUID.class),
                                rows.getString("name"),
                                rows.getBytes("content")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The next image to move could not be leased", e);
        }
    }

    /** The bytes are a file now. Nothing happens when the ticket is deleted meanwhile: the file goes with it. */
    void moved(String account, FormerImage image) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(MOVED)) {
            update.setObject(1, image.file(account));
            update.setString(2, account);
            update.setLong(3, image.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The moved image could not be written", e);
        }
    }
}
