package dev.hoopoe.bench.search;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.Staff;
import dev.hoopoe.bench.load.TicketLoad;
import dev.hoopoe.bench.load.Words;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Turns;
import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures search through the gateway against an {@code ILIKE} that looks at every row, asked of the database itself. */
public final class SearchBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final double SEARCH_TO_SCAN = 1;
    private static final double COMMON_TO_RARE = 10;
    private static final double MOST_MILLIS = 10;

    /** Where there are more, a search of tickets says so and counts no further. */
    private static final long MOST_COUNTED = 10_000;

    private final Suite suite;
    private final int tickets;
    private final Report report;
    private final Progress progress;
    private final Turns turns = new Turns();
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(String name, Measured search, Measured scan, long found, long scanned) {}

    /** A benchmark of a desk with that many tickets. */
    public SearchBenchmark(Suite suite, int tickets, Report report, Progress progress) {
        this.suite = suite;
        this.tickets = tickets;
        this.report = report;
        this.progress = progress;
    }

    public void run(int rounds) throws SQLException {
        ApiClient administrator = ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), suite.adminPassword());
        ApiClient agent = ApiClient.at(suite.gatewayUrl()).login(Staff.agentOfSmallest(), suite.adminPassword());
        try (Connection ticketDatabase = DriverManager.getConnection(suite.jdbcUrl("ticket"));
                Connection clientDatabase = DriverManager.getConnection(suite.jdbcUrl("directory"))) {
            Scan ticketScan = Scan.ofTickets(ticketDatabase);
            add("tickets, common word", administrator, "/api/tickets", Words.COMMON, ticketScan);
            add("tickets, rare word", administrator, "/api/tickets", Words.RARE, ticketScan);
            add("tickets, prefix", administrator, "/api/tickets", Words.PREFIX, ticketScan);
            add("tickets, identifier", administrator, "/api/tickets", TicketLoad.anExternalId(tickets), ticketScan);
            add("tickets, rare word of messages", administrator, "/api/tickets", Words.RARE_IN_MESSAGES, ticketScan);
            Scan clientScan = Scan.ofClients(clientDatabase);
            add("clients, common name", administrator, "/api/clients", Words.COMMON_NAME, clientScan);
            add("clients, rare name", administrator, "/api/clients", Words.RARE_NAME, clientScan);
            Measured agents = turns.add(
                    "agent of the smallest department, common word",
                    () -> agent.ask("/api/tickets?search=" + Words.COMMON));
            progress.step("warming up");
            turns.warmUp(WARM_UP);
            turns.run(rounds, round -> progress.step("round " + round + " of " + rounds));
            print(agents);
        }
    }

    private void add(String name, ApiClient api, String path, String term, Scan scan) {
        String address = path + "?search=" + term;
        pairs.add(new Pair(
                name,
                turns.add(name + ", search through the gateway", () -> api.ask(address)),
                turns.add(name + ", ILIKE in the database", () -> scan.find(term)),
                api.get(address).path("total").longValue(),
                scan.find(term)));
    }

    private void print(Measured agents) {
        report.times(turns.all());
        report.ratioHeading();
        for (Pair pair : pairs) {
            report.ratio(pair.name() + ": search / ILIKE", Ratio.ofMedians(pair.search(), pair.scan()), SEARCH_TO_SCAN);
        }
        Measured administrators = pairs.get(0).search();
        report.ratio("common word: agent / administrator", Ratio.ofMedians(agents, administrators));
        report.ratio(
                "tickets: common word / rare word",
                Ratio.ofMedians(administrators, pairs.get(1).search()),
                COMMON_TO_RARE);
        report.line("");
        for (Pair pair : pairs) {
            boolean counted = !pair.name().startsWith("tickets") || pair.scanned() <= MOST_COUNTED;
            report.claim(
                    "%s: %,d found, ILIKE %,d".formatted(pair.name(), pair.found(), pair.scanned()),
                    pair.found() == (counted ? pair.scanned() : MOST_COUNTED));
        }
        pairs.forEach(pair -> claimFast(pair.search()));
        claimFast(agents);
    }

    private void claimFast(Measured search) {
        report.claim("p99 <= 10 ms: " + search.name(), search.all().p99() <= MOST_MILLIS);
    }
}
