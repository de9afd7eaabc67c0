package dev.hoopoe.bench.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.traffic.Aside;
import dev.hoopoe.bench.traffic.FixedRate;
import dev.hoopoe.bench.traffic.Tally;
import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Restarts each service replica by replica, then kills replicas, while requests come at a fixed rate. */
public final class RolloutBenchmark {

    private static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");
    /** The gateway is left out: who kills it breaks the connections of clients. */
    private static final List<String> VICTIMS = List.of("ticket", "messaging", "directory", "auth");

    private static final int FEWEST_A_SECOND = 50;
    private static final int REPLICAS = 2;
    private static final double KILLS_TO_RESTARTS = 2.5;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Patience READY_AGAIN = Patience.ofMinutes(2);

    private final Suite suite;
    private final Report report;
    private final Progress progress;

    public RolloutBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Measures, and prints the report.
     *
     * @param rounds how often each service is restarted
     */
    public void run(int rounds) throws SQLException {
        for (String service : SERVICES) {
            suite.scale(service, REPLICAS);
        }
        progress.step("two replicas of each service are ready");
        try (Gateways gateways = new Gateways(suite)) {
            Capacity capacity = new Capacity(new Workload(gateways, desk("Capacity")), progress);
            double rate = capacity.half();
            report.line(
                    "%nThe machine holds %.0f requests a second; %.0f a second from here on.", capacity.most(), rate);
            report.claim("the machine is fast enough: " + FEWEST_A_SECOND + " a second", rate >= FEWEST_A_SECOND);
            Workload.Desk desk = desk("Rollout " + UUID.randomUUID());
            Workload workload = new Workload(gateways, desk);
            Tally readers = new Tally();
            try (FeedReader polls = FeedReader.polling(gateways, desk, readers);
                    FeedReader stream = FeedReader.streaming(gateways, desk, readers)) {
                pause();
                measureRestarts(rounds, rate, workload);
                report.claim("no long poll failed, each stream ended with a reason", readers.failed() == 0);
                measureKills((int) Math.ceil(rounds * KILLS_TO_RESTARTS), rate, workload);
                readers.print(report);
                verify(workload, polls, stream);
            }
        }
    }

    private void measureRestarts(int rounds, double rate, Workload workload) {
        Tally tally = during(rate, workload, () -> restart(rounds));
        print("While each of the five was restarted " + rounds + " times", tally);
        report.claim("no request failed during restarts", tally.failed() == 0);
    }

    private void measureKills(int kills, double rate, Workload workload) {
        Tally tally = during(rate, workload, () -> kill(kills));
        print("While replicas were killed " + kills + " times", tally);
        report.claim(
                "no read and no keyed write failed during kills",
                tally.failed(Workload.READ) + tally.failed(Workload.KEYED_WRITE) == 0);
    }

    private void verify(Workload workload, FeedReader polls, FeedReader stream) throws SQLException {
        int written = workload.keyedWrites();
        int stored = tickets(workload.title());
        report.line("%n%d keyed writes were acknowledged; %d are stored.", written, stored);
        report.claim("no keyed write was lost or done twice", stored == written);
        report.claim("each came once by long poll", comes(polls, written));
        report.claim("each came once in the stream", comes(stream, written));
    }

    /** Waits until this many have arrived, and a little longer to catch duplicates. */
    private boolean comes(FeedReader reader, int number) {
        try {
            READY_AGAIN.await(number + " events", () -> reader.seen() >= number);
        } catch (IllegalStateException e) {
            report.line("  %s; there are %d", e.getMessage(), reader.seen());
            return false;
        }
        pause();
        return reader.seen() == number;
    }

    private Workload.Desk desk(String title) {
        String password = suite.adminPassword();
        ApiClient administrator = ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), password);
        JsonNode client = administrator.post("/api/clients", Map.of("name", "Rollout"));
        String clientId = client.path("id").textValue();
        JsonNode ticket =
                administrator.post("/api/tickets", Map.of("title", "Read", "client_id", clientId, "channel_id", "web"));
        return new Workload.Desk(
                administrator.token(), clientId, ticket.path("id").longValue(), title, password);
    }

    private Tally during(double rate, Workload workload, Runnable disturbance) {
        Tally tally = new Tally();
        CompletableFuture<Void> disturbing = Aside.run(() -> {
            pause();
            disturbance.run();
            pause();
        });
        new FixedRate(rate).run(disturbing::isDone, workload::begin, tally);
        disturbing.join();
        return tally;
    }

    private void restart(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            SERVICES.forEach(suite::restart);
            progress.step("restarts: round " + round + " of " + rounds);
        }
    }

    private void kill(int kills) {
        for (int i = 0; i < kills; i++) {
            List<String> replicas = suite.replicas(VICTIMS.get(i % VICTIMS.size()));
            String victim = replicas.get(i / VICTIMS.size() % replicas.size());
            suite.kill(victim);
            READY_AGAIN.await(
                    victim + " ready after kill", () -> suite.part(victim).isReady());
            pause();
        }
        progress.step("killed " + kills + " times");
    }

    private static void pause() {
        long end = System.nanoTime() + SETTLING.toNanos();
        READY_AGAIN.await("time to pass", () -> System.nanoTime() > end);
    }

    private void print(String what, Tally tally) {
        report.line("%n%s: %d requests", what, tally.count());
        tally.print(report);
    }

    private int tickets(String title) throws SQLException {
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("ticket"));
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM ticket WHERE title = ?")) {
            count.setString(1, title);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
