package dev.hoopoe.bench.webhooks;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Pace;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How soon endpoints that answer have an event, while a tenth of all endpoints hang and while none does. */
final class HealthyDelays {

    private static final int ENDPOINTS = 20;
    private static final int HANGING = 2;
    private static final int A_SECOND = 10;
    private static final Pace PACE = Pace.aSecond(A_SECOND);
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final Patience PATIENCE = Patience.ofMinutes(2);
    private static final double HANGING_TO_NONE = 1.2;
    private static final double P99 = 0.99;

    private final ApiClient administrator;
    private final NewTickets tickets;
    private final TakenIn takenIn;
    private final Progress progress;
    private final Clock clock;
    private final Measured none = new Measured("event taken in to received, all answer");
    private final Measured some = new Measured("event taken in to received, a tenth hang");

    /** Which endpoint received which event. */
    private record Receipt(int endpoint, String event) {}

    HealthyDelays(ApiClient administrator, NewTickets tickets, TakenIn takenIn, Progress progress, Clock clock) {
        this.administrator = administrator;
        this.tickets = tickets;
        this.takenIn = takenIn;
        this.progress = progress;
        this.clock = clock;
    }

    void measure(int rounds) {
        progress.step("delays: warming up");
        take(HANGING, new Samples());
        for (int round = 1; round <= rounds; round++) {
            take(0, none.nextRound());
            take(HANGING, some.nextRound());
            progress.step("delays: round " + round + " of " + rounds);
        }
    }

    void print(Report report) {
        report.times(List.of(none, some));
        report.ratioHeading();
        report.ratio("p99: a tenth of endpoints hang / none", Ratio.of(some, none, P99), HANGING_TO_NONE);
        report.ratio("median: a tenth of endpoints hang / none", Ratio.ofMedians(some, none));
    }

    /** Endpoints of its own, so that nothing is left to the next turn; the same ones are measured whether others hang or not. */
    private void take(int hanging, Samples samples) {
        Map<Receipt, Instant> receipts = new ConcurrentHashMap<>();
        try (Sink sink = new Sink(delivery -> receive(delivery, hanging, receipts))) {
            List<Webhook> webhooks = IntStream.range(0, ENDPOINTS)
                    .mapToObj(number -> Webhook.create(administrator, sink.url("/" + number)))
                    .toList();
            try {
                int events = openTickets();
                PATIENCE.await("all receipts", () -> receipts.size() >= events * (ENDPOINTS - HANGING));
            } finally {
                webhooks.forEach(Webhook::delete);
            }
        }
        addTo(samples, receipts);
    }

    private int openTickets() {
        List<CompletableFuture<Long>> opened = new ArrayList<>();
        PACE.keep(TURN, () -> opened.add(tickets.open()));
        opened.forEach(CompletableFuture::join);
        return opened.size();
    }

    private boolean receive(Delivery delivery, int hanging, Map<Receipt, Instant> receipts) {
        int endpoint = Integer.parseInt(delivery.path().substring(1));
        if (endpoint >= HANGING) {
            receipts.putIfAbsent(new Receipt(endpoint, delivery.id()), clock.instant());
        }
        return endpoint >= hanging;
    }

    private void addTo(Samples samples, Map<Receipt, Instant> receipts) {
        Set<String> events = receipts.keySet().stream().map(Receipt::event).collect(Collectors.toSet());
        Map<String, Instant> taken = takenIn.of(events);
        receipts.forEach((receipt, moment) ->
                samples.add(Duration.between(taken.get(receipt.event()), moment).toNanos()));
    }
}
