package dev.hoopoe.messaging.file;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of files, and what each account uses. */
@ApplicationScoped
class FileRecordStore {

    /** Exact and without a race: the row of the account's usage is locked until the transaction ends. */
    private static final String COUNT = """
            INSERT INTO file_usage AS u (account_id, files, bytes, anonymous_files, anonymous_bytes) VALUES (?, 1, ?, ?, ?)
            ON CONFLICT (account_id) DO UPDATE SET files = u.files + 1, bytes = u.bytes + EXCLUDED.bytes,
                anonymous_files = u.anonymous_files + EXCLUDED.anonymous_files,
                anonymous_bytes = u.anonymous_bytes + EXCLUDED.anonymous_bytes
            RETURNING files, bytes, anonymous_files, anonymous_bytes
            """;

    private static final String INSERT = """
            INSERT INTO file (id, account_id, name, content_type, size, uploader_kind, uploader_id, created_at, ticket_uid,
                unattached_since)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String DELETE_UNATTACHED =
            "DELETE FROM file WHERE account_id = ? AND id = ? AND unattached_since IS NOT NULL";

    private static final String LOCK_UNATTACHED = """
            SELECT id, name, content_type, size FROM file
            WHERE account_id = ? AND id = ANY (?) AND message_id IS NULL
                AND uploader_kind = ? AND uploader_id IS NOT DISTINCT FROM ?
            ORDER BY id FOR UPDATE
            """;

    private static final String ATTACH =
            "UPDATE file SET message_id = ?, unattached_since = NULL WHERE account_id = ? AND id = ANY (?)";

    private static final String FIND = "SELECT account_id, id, name, content_type, size FROM file WHERE id = ?";

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;

    FileRecordStore(AgroalDataSource database, CrossAccountConnections allAccounts) {
        this.database = database;
        this.allAccounts = allAccounts;
    }

    /** Counts one more file of the account; to be called first, since it serialises the account's uploads. */
    FileUsage count(String account, long size, Uploader uploader) {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement(COUNT)) {
            count.setString(1, account);
            count.setLong(2, size);
            count.setLong(3, uploader.isAnonymous() ? 1 : 0);
            count.setLong(4, uploader.isAnonymous() ? size : 0);
            try (var rows = count.executeQuery()) {
                rows.next();
                return new FileUsage(
                        new FileCount(rows.getLong("files"), rows.getLong("bytes")),
                        new FileCount(rows.getLong("anonymous_files"), rows.getLong("anonymous_bytes")));
            }
        } catch (SQLException e) {
            throw new DatabaseException("The account's files could not be counted", e);
        }
    }

    void insert(String account, NewFile added, Instant now) {
        var file = added.file();
        var time = now.atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, file.id());
            insert.setString(2, account);
            insert.setString(3, file.filename());
            insert.setString(4, file.contentType());
            insert.setLong(5, file.size());
            insert.setString(6, added.uploader().kind());
            insert.setObject(7, added.uploader().id(), Types.OTHER);
            insert.setObject(8, time);
            insert.setObject(9, added.ticket(), Types.OTHER);
            insert.setObject(10, added.attached() ? null : time, Types.TIMESTAMP_WITH_TIMEZONE);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The file's row could not be inserted", e);
        }
    }

    void deleteUnattached(String account, UUID id) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(DELETE_UNATTACHED)) {
            delete.setString(1, account);
            delete.setObject(2, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The file's row could not be deleted", e);
        }
    }

    /** Those of the files that the uploader may attach, locked until the transaction ends. */
    Map<UUID, Attachment> lockUnattached(String account, List<UUID> ids, Uploader uploader) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LOCK_UNATTACHED)) {
            select.setString(1, account);
            select.setArray(2, uuids(connection, ids));
            select.setString(3, uploader.kind());
            select.setObject(4, uploader.id(), Types.OTHER);
            try (var rows = select.executeQuery()) {
                var found = new HashMap<UUID, Attachment>();
                while (rows.next()) {
                    var file = attachment(rows);
                    found.put(file.id(), file);
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseException("The files could not be locked", e);
        }
    }

    void attach(String account, List<UUID> ids, long messageId) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(ATTACH)) {
            update.setLong(1, messageId);
            update.setString(2, account);
            update.setArray(3, uuids(connection, ids));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The files could not be attached", e);
        }
    }

    /** A file of any account: who follows a link has no token. */
    Optional<OwnedFile> find(UUID id) {
        try (var connection = allAccounts.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new OwnedFile(rows.getString("account_id"), attachment(rows)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The file's row could not be read", e);
        }
    }

    private static Array uuids(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size"));
    }
}
