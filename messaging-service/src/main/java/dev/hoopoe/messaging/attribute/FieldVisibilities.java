package dev.hoopoe.messaging.attribute;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.sql.Batches;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Fetches an account's field definitions from directory-service, once for each account: afterwards the events that come
 * into the feed keep them current (migration V7), and {@link WithheldFields} are read together with the events.
 */
@ApplicationScoped
public class FieldVisibilities {

    private static final List<String> SCOPES = List.of("ticket", "client");

    private static final String UPSERT = """
            INSERT INTO field_visibility AS known (account_id, scope, name, version, visibility) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account_id, scope, name) DO UPDATE
            SET version = excluded.version, visibility = excluded.visibility WHERE known.version < excluded.version
            """;

    private static final String MARK = "INSERT INTO field_visibility_account VALUES (?) ON CONFLICT DO NOTHING";

    private static final Logger LOG = Logger.getLogger(FieldVisibilities.class);
    private static final Executor RETRY = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private final Set<String> fetching = ConcurrentHashMap.newKeySet();
    private final AttributeClient directory;
    private final AgroalDataSource database;
    private final AccountScope accounts;

    FieldVisibilities(PeerClients peers, AgroalDataSource database, AccountScope accounts) {
        this.directory = peers.directory(AttributeClient.class);
        this.database = database;
        this.accounts = accounts;
    }

    /** Fetches an account's definitions; no connection and no transaction may be held. */
    public void fetch(String account) {
        accounts.run(Caller.system(account, "messaging-service/field-visibilities"), () -> {
            var definitions = new ArrayList<VersionedSnapshot>();
            SCOPES.forEach(scope -> definitions.addAll(directory.all(scope)));
            QuarkusTransaction.requiringNew().run(() -> store(account, definitions));
        });
    }

    /** Fetches without blocking; after a failure the account is not fetched again for some seconds. */
    public void fetchInBackground(String account) {
        if (fetching.add(account)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> tryToFetch(account));
        }
    }

    private void tryToFetch(String account) {
        try {
            fetch(account);
            fetching.remove(account);
        } catch (RuntimeException e) {
            LogKeys.with(
                    LogKeys.ACCOUNT,
                    account,
                    () -> LOG.warn("Field definitions not fetched; webhooks wait, retrying", e));
            RETRY.execute(() -> fetching.remove(account));
        }
    }

    private void store(String account, List<VersionedSnapshot> definitions) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(UPSERT);
                var mark = connection.prepareStatement(MARK)) {
            for (var definition : definitions) {
                upsert.setString(1, account);
                upsert.setString(2, definition.snapshot().path("scope").asText());
                upsert.setString(3, definition.snapshot().path("name").asText());
                upsert.setLong(4, definition.sequence());
                upsert.setString(5, definition.snapshot().path("visibility").asText());
                upsert.addBatch();
            }
            Batches.execute(upsert);
            mark.setString(1, account);
            mark.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The field definitions could not be stored", e);
        }
    }
}
