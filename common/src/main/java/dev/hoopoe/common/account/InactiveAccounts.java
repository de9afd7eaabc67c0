package dev.hoopoe.common.account;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The suspended and the deleted accounts, in memory: read from {@code inactive_account} before the service serves, and again
 * several times a second, since another replica may write the table. While the database does not answer, the last known ones
 * count.
 */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
public class InactiveAccounts {

    /** After this long every replica has seen a change of the table. */
    public static final Duration KNOWN_AFTER = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(InactiveAccounts.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final WakeableLoop loop = new WakeableLoop("inactive-accounts", POLL_INTERVAL, new Reading());

    /** By account, whether it is deleted. */
    private volatile Map<String, Boolean> inactive = Map.of();

    InactiveAccounts(AgroalDataSource database) {
        this.database = database;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        read();
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop(STOP_TIMEOUT);
    }

    /** Whether the account is suspended or deleted; requests in it are refused. */
    public boolean contains(String account) {
        return inactive.containsKey(account);
    }

    /** Whether the account is deleted: it may have no rows again. */
    public boolean isDeleted(String account) {
        return inactive.getOrDefault(account, false);
    }

    /** The table has changed. */
    void changed() {
        loop.wake();
    }

    private void read() throws SQLException {
        var found = new HashMap<String, Boolean>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT id, deleted_at IS NOT NULL AS deleted FROM inactive_account");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString("id"), rows.getBoolean("deleted"));
            }
        }
        inactive = Map.copyOf(found);
    }

    private final class Reading implements WakeableLoop.Work {

        @Override
        public boolean round() throws SQLException {
            read();
            return false;
        }

        @Override
        public void failed(Exception failure) {
            LOG.debug("Inactive accounts not read; retrying", failure);
        }
    }
}
