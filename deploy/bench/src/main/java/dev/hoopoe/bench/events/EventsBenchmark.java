package dev.hoopoe.bench.events;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.local.Suite;
import java.sql.SQLException;
import java.time.Clock;

/** Measures how soon a consumer has the event of a commit, against bare Kafka, and what the outbox takes from writes. */
public final class EventsBenchmark {

    private final Suite suite;
    private final Report report;
    private final Progress progress;
    private final Clock clock;

    public EventsBenchmark(Suite suite, Report report, Progress progress, Clock clock) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
        this.clock = clock;
    }

    public void run(int rounds) throws SQLException {
        ApiClient administrator = ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), suite.adminPassword());
        NewTickets tickets = new NewTickets(administrator);
        try (Broker broker = new Broker(suite.kafkaConnection())) {
            Latencies latencies = new Latencies(suite, broker, tickets, progress, clock);
            latencies.measure(rounds);
            latencies.print(report);
            WriteRates writes = new WriteRates(suite, broker, tickets, progress);
            writes.measure(rounds);
            writes.print(report);
        }
    }
}
