package dev.hoopoe.bench.webhooks;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.bench.broker.Settling;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.local.Suite;
import java.time.Clock;

/** Measures webhooks: how many deliveries a second are made, and what endpoints that hang cost the others. */
public final class WebhooksBenchmark {

    private final Suite suite;
    private final Report report;
    private final Progress progress;
    private final Clock clock;

    public WebhooksBenchmark(Suite suite, Report report, Progress progress, Clock clock) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
        this.clock = clock;
    }

    public void run(int rounds) {
        ApiClient administrator = ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), suite.adminPassword());
        NewTickets tickets = new NewTickets(administrator);
        try (Broker broker = new Broker(suite.kafkaConnection())) {
            DeliveryRates rates = new DeliveryRates(administrator, tickets, new Settling(suite, broker), progress);
            rates.measure(rounds);
            rates.print(report);
            HealthyDelays delays = new HealthyDelays(administrator, tickets, new TakenIn(suite), progress, clock);
            delays.measure(rounds);
            delays.print(report);
        }
    }
}
