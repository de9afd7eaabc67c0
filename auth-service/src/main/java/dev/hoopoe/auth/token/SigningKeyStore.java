package dev.hoopoe.auth.token;

import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/** Stores the signing keys, which are shared by all accounts; one replica changes them at a time. */
@ApplicationScoped
class SigningKeyStore {

    private static final long LOCK = 4_852_107_301L;

    private final AgroalDataSource database;

    SigningKeyStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Applies {@code change} to the keys under a lock and returns the result. */
    @Transactional
    KeyRing change(KeySealing sealing, UnaryOperator<KeyRing> change) {
        try (var connection = database.getConnection()) {
            lock(connection);
            var before = read(connection, sealing);
            var after = change.apply(before);
            if (!after.equals(before)) {
                write(connection, sealing, after);
            }
            return after;
        } catch (SQLException e) {
            throw new DatabaseException("The signing keys could not be read or written", e);
        }
    }

    /** Re-encrypts keys that are not encrypted with the current secret; returns how many. */
    @Transactional
    int reseal(KeySealing sealing) {
        try (var connection = database.getConnection()) {
            lock(connection);
            return reseal(connection, sealing);
        } catch (SQLException e) {
            throw new DatabaseException("The signing keys could not be re-encrypted", e);
        }
    }

    private static int reseal(Connection connection, KeySealing sealing) throws SQLException {
        var changed = 0;
        try (var select = connection.prepareStatement("SELECT kid, private_key FROM signing_key");
                var update = connection.prepareStatement("UPDATE signing_key SET private_key = ? WHERE kid = ?");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var kid = rows.getString("kid");
                var sealed = rows.getBytes("private_key");
                if (!sealing.isCurrent(sealed, kid)) {
                    update.setBytes(1, sealing.seal(sealing.open(sealed, kid), kid));
                    update.setString(2, kid);
                    changed += update.executeUpdate();
                }
            }
        }
        return changed;
    }

    private static void lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    KeyRing read(KeySealing sealing) {
        try (var connection = database.getConnection()) {
            return read(connection, sealing);
        } catch (SQLException e) {
            throw new DatabaseException("The signing keys could not be read or written", e);
        }
    }

    private static KeyRing read(Connection connection, KeySealing sealing) throws SQLException {
        var keys = new ArrayList<SigningKey>();
        try (var select = connection.prepareStatement(
                        "SELECT kid, private_key, public_jwk, activates_at, retires_at FROM signing_key");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var kid = rows.getString("kid");
                var retires = rows.getObject("retires_at", OffsetDateTime.class);
                keys.add(new SigningKey(
                        kid,
                        SigningKey.decode(sealing.open(rows.getBytes("private_key"), kid)),
                        rows.getString("public_jwk"),
                        rows.getObject("activates_at", OffsetDateTime.class).toInstant(),
                        retires == null ? null : retires.toInstant()));
            }
        }
        return new KeyRing(keys);
    }

    private static void write(Connection connection, KeySealing sealing, KeyRing ring) throws SQLException {
        var kept = ring.keys().stream().map(SigningKey::kid).toArray();
        try (var delete = connection.prepareStatement("DELETE FROM signing_key WHERE kid <> ALL (?)")) {
            delete.setArray(1, connection.createArrayOf("text", kept));
            delete.executeUpdate();
        }
        try (var upsert = connection.prepareStatement("""
                INSERT INTO signing_key (kid, private_key, public_jwk, created_at, activates_at, retires_at)
                VALUES (?, ?, ?, now(), ?, ?)
                ON CONFLICT (kid) DO UPDATE SET retires_at = excluded.retires_at
                """)) {
            for (var key : ring.keys()) {
                upsert.setString(1, key.kid());
                upsert.setBytes(2, sealing.seal(key.privateKey().getEncoded(), key.kid()));
                upsert.setString(3, key.publicJwk());
                upsert.setObject(4, utc(key.activatesAt()));
                upsert.setObject(5, utc(key.retiresAt()));
                upsert.executeUpdate();
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
