package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Stored responses to requests with a key, each written in the transaction of its effect. */
@ApplicationScoped
class IdempotencyStore {

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(?)";

    private static final String FIND = "SELECT request, answer FROM kept_answer WHERE id = ? AND expires_at > ?";

    /** Replaces only an expired record: the lock is held, and no valid record was found. */
    private static final String KEEP = """
            INSERT INTO kept_answer (id, account_id, request, answer, expires_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET request = excluded.request, answer = excluded.answer, expires_at = excluded.expires_at
            """;

    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final IdempotencyConfig config;
    private final Clock clock;

    IdempotencyStore(AgroalDataSource database, CurrentCaller caller, IdempotencyConfig config, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** True when no other transaction uses this key; the lock is held until the transaction ends. */
    boolean lock(IdempotencyKeySecrets secrets) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, secrets.lock());
            try (var granted = lock.executeQuery()) {
                return granted.next() && granted.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Answers to keyed requests cannot be kept", e);
        }
    }

    Optional<Found> find(IdempotencyKeySecrets secrets, byte[] content) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setBytes(1, secrets.id());
            select.setObject(2, OffsetDateTime.now(clock));
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var sameRequest = MessageDigest.isEqual(rows.getBytes(1), secrets.fingerprint(content));
                return Optional.of(new Found(sameRequest, rows.getBytes(2)));
            }
        } catch (SQLException e) {
            throw new DatabaseException("Answers to keyed requests cannot be kept", e);
        }
    }

    void store(IdempotencyKeySecrets secrets, byte[] content, IdempotencyRecord answer) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setBytes(1, secrets.id());
            insert.setString(2, caller.accountId());
            insert.setBytes(3, secrets.fingerprint(content));
            insert.setBytes(4, secrets.seal(answer.toBytes()));
            insert.setObject(5, OffsetDateTime.now(clock).plus(config.ttl()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Answers to keyed requests cannot be kept", e);
        }
    }

    /** The record of a key, and whether it belongs to the current request. */
    @SuppressWarnings("ArrayRecordComponent") // Opened once, never compared.
    record Found(boolean sameRequest, byte[] sealed) {}
}
