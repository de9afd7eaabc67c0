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

/** Two replicas of each service, requests to them at a fixed rate, and followers of the feed, while something disturbs them. */
final class LoadedSuite implements AutoCloseable {

    static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");

    private static final int FEWEST_A_SECOND = 50;
    private static final int REPLICAS = 2;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Patience SOON = Patience.ofMinutes(2);

    private final Suite suite;
    private final Report report;
    private final Gateways gateways;
    private final Tally readers = new Tally();
    private final double rate;
    private final Workload workload;
    private final FeedReader polls;
    private final FeedReader stream;

    /** Scales the services, and finds out which rate is half of what the machine holds. */
    LoadedSuite(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        for (String service : SERVICES) {
            suite.scale(service, REPLICAS);
        }
        progress.step("two replicas of each service are ready");
        gateways = new Gateways(suite);
        Capacity capacity = new Capacity(new Workload(gateways, desk("Capacity")), progress);
        rate = capacity.half();
        report.line("%nThe machine holds %.0f requests a second; %.0f a second from here on.", capacity.most(), rate);
        report.claim("the machine is fast enough: " + FEWEST_A_SECOND + " a second", rate >= FEWEST_A_SECOND);
        Workload.Desk desk = desk("Loaded " + UUID.randomUUID());
        workload = new Workload(gateways, desk);
        polls = FeedReader.polling(gateways, desk, readers);
        stream = FeedReader.streaming(gateways, desk, readers);
        pause();
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

    /**
     * Sends requests from some time before the disturbance until some time after it, and reports how they ended.
     *
     * @param what is done: {@code While replicas were killed}
     */
    Tally during(String what, Runnable disturbance) {
        Tally tally = new Tally();
        CompletableFuture<Void> disturbing = Aside.run(() -> {
            pause();
            disturbance.run();
            pause();
        });
        new FixedRate(rate).run(disturbing::isDone, workload::begin, tally);
        disturbing.join();
        report.line("%n%s: %d requests", what, tally.count());
        tally.print(report);
        return tally;
    }

    /** Claims that no long poll has failed yet, and that each stream that ended said why. */
    void claimUnbrokenFeed() {
        report.claim("no long poll failed, each stream ended with a reason", readers.failed() == 0);
    }

    /** Claims that each acknowledged ticket is stored once, and came once to each follower of the feed. */
    void claimNothingWasLost() throws SQLException {
        readers.print(report);
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
            SOON.await(number + " events", () -> reader.seen() >= number);
        } catch (IllegalStateException e) {
            report.line("  %s; there are %d", e.getMessage(), reader.seen());
            return false;
        }
        pause();
        return reader.seen() == number;
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

    /** Lets connections, caches and followers settle. */
    static void pause() {
        long end = System.nanoTime() + SETTLING.toNanos();
        SOON.await("time to pass", () -> System.nanoTime() > end);
    }

    @Override
    public void close() {
        polls.close();
        stream.close();
        gateways.close();
    }
}
