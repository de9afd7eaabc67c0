package dev.hoopoe.bench.rollout;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.traffic.Tally;
import dev.hoopoe.bench.webhooks.SignedDeliveries;
import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each secret a new value while requests come at a fixed rate, and meanwhile signing keys rotate by themselves. */
public final class RotationBenchmark {

    /** Who gets service tokens; their secrets are called {@code client-…}. */
    private static final List<String> CLIENTS = List.of("directory", "ticket", "messaging", "gateway", "operator");

    private static final List<String> DATABASES =
            List.of("database-auth", "database-directory", "database-ticket", "database-messaging");
    private static final String SIGNING_KEYS = "SELECT kid FROM signing_key WHERE activates_at <= now()";
    private static final String SEALED_KEYS = "SELECT encode(private_key, 'hex') FROM signing_key";
    private static final String SEALED_WEBHOOKS = "SELECT encode(secret, 'hex') FROM webhook";
    private static final Patience SOON = Patience.ofMinutes(5);

    private final Suite suite;
    private final Report report;
    private final Progress progress;

    public RotationBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Measures, and prints the report.
     *
     * @param rounds how often each secret is changed
     */
    public void run(int rounds) throws SQLException {
        ApiClient administrator = ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), suite.adminPassword());
        Set<String> keysBefore = rows("auth", SIGNING_KEYS);
        try (LoadedSuite loaded = new LoadedSuite(suite, report, progress);
                SignedDeliveries deliveries = new SignedDeliveries(administrator)) {
            Tally tally = loaded.during("While each secret was changed " + rounds + " times", () -> rotate(rounds));
            report.claim("no request failed", tally.failed() == 0);
            loaded.claimUnbrokenFeed();
            loaded.claimNothingWasLost();
            report.line("%n%d events came to the webhook.", deliveries.events());
            report.claim(
                    "all deliveries were signed with the webhook's secret",
                    deliveries.events() > 0 && deliveries.wronglySigned() == 0);
        }
        Set<String> keys = rows("auth", SIGNING_KEYS);
        keys.removeAll(keysBefore);
        report.line("%n%d new keys began to sign.", keys.size());
        report.claim("the signing key changed twice", keys.size() >= 2);
    }

    private void rotate(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            CLIENTS.forEach(this::rotateClient);
            rotateEncryption("signing-keys", "auth", SEALED_KEYS);
            rotateEncryption("webhooks", "messaging", SEALED_WEBHOOKS);
            for (String secret : DATABASES) {
                suite.rotate(secret);
                progress.step(secret + " changed");
            }
        }
    }

    /** @param sealed selects what is encrypted, which is another value whenever it is encrypted */
    private void rotateEncryption(String secret, String service, String sealed) {
        Set<String> before = rows(service, sealed);
        suite.rotate(secret);
        SOON.await(
                "nothing encrypted with the former secret of " + secret,
                () -> Collections.disjoint(before, rows(service, sealed)));
        suite.endFormer(secret);
        progress.step(secret + " changed, and its former value forgotten");
    }

    private void rotateClient(String client) {
        String former = suite.serviceSecret(client);
        suite.rotate("client-" + client);
        progress.step("client-" + client + " changed");
        if (isAccepted(client, former)) {
            report.claim("the former secret of " + client + " is refused", false);
        }
    }

    private boolean isAccepted(String client, String secret) {
        Map<String, String> credentials = Map.of("client_id", client, "client_secret", secret);
        return ApiClient.at(suite.url("auth"))
                        .tryPost("/internal/token", credentials)
                        .join()
                        .statusCode()
                < 300;
    }

    private Set<String> rows(String service, String sql) {
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl(service));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Set<String> found = new HashSet<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
