package dev.hoopoe.messaging.webhook.signing;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Re-encrypts webhooks' secrets after a change of the encryption secret; does nothing at other times. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class SecretRenewal {

    private static final Logger LOG = Logger.getLogger(SecretRenewal.class);

    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT = "SELECT id, secret, former_secret FROM webhook WHERE id > ? ORDER BY id LIMIT "
            + BATCH + " FOR NO KEY UPDATE";

    private static final String UPDATE = "UPDATE webhook SET secret = ?, former_secret = ? WHERE id = ?";

    private final CrossAccountConnections database;
    private final SecretStore secrets;
    private boolean done;

    SecretRenewal(CrossAccountConnections database, SecretStore secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** Each minute, since a process that has not restarted yet still encrypts with the former secret. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() throws SQLException {
        if (!secrets.hasFormer()) {
            return;
        }
        var renewed = renewAll(secrets);
        if (renewed > 0) {
            LOG.infof("Webhooks whose secrets were re-encrypted: %d", renewed);
        } else if (!done) {
            LOG.info("No webhook's secret is encrypted with the former encryption secret any more");
        }
        done = renewed == 0;
    }

    /** Returns the number of webhooks whose secrets were re-encrypted. */
    int renewAll(SecretStore with) throws SQLException {
        var renewed = 0;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var after = BEFORE_ALL;
                while (after != null) {
                    var batch = renewAfter(connection, after, with);
                    connection.commit();
                    renewed += batch.renewed();
                    after = batch.last();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return renewed;
    }

    /** @param last null when nothing follows */
    private record Batch(int renewed, UUID last) {}

    private static Batch renewAfter(Connection connection, UUID after, SecretStore with) throws SQLException {
        try (var select = connection.prepareStatement(SELECT);
                var update = connection.prepareStatement(UPDATE)) {
            select.setObject(1, after);
            var renewed = 0;
            var read = 0;
            var last = after;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    read++;
                    last = rows.getObject("id", UUID.class);
                    renewed += renew(last, rows, update, with) ? 1 : 0;
                }
            }
            return new Batch(renewed, read < BATCH ? null : last);
        }
    }

    /** A webhook that no known secret opens is left as it is: it must not keep the others from being renewed. */
    private static boolean renew(UUID webhook, ResultSet row, PreparedStatement update, SecretStore with)
            throws SQLException {
        var secret = row.getBytes("secret");
        var former = row.getBytes("former_secret");
        try {
            var newSecret = with.reseal(secret, webhook);
            var newFormer = with.reseal(former, webhook);
            if (Arrays.equals(secret, newSecret) && Arrays.equals(former, newFormer)) {
                return false;
            }
            update.setBytes(1, newSecret);
            update.setBytes(2, newFormer);
            update.setObject(3, webhook);
            return update.executeUpdate() == 1;
        } catch (IllegalStateException e) {
            LOG.error("The secret of a webhook could not be re-encrypted", e);
            return false;
        }
    }
}
