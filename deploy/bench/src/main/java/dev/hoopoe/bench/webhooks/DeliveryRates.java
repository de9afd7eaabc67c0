package dev.hoopoe.bench.webhooks;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.broker.Settling;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Rates;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How fast a backlog of events is delivered to one endpoint, against a client that merely posts the same requests. */
final class DeliveryRates {

    private static final int EVENTS = 5_000;
    /** As many as messaging-service sends to one endpoint at a time. */
    private static final int AT_ONCE = 64;

    private static final int WARM_UP_ROUNDS = 3;
    private static final int CHECK_EVERY = 50;
    private static final double WEBHOOKS_TO_LOOP = 0.5;
    private static final int FEWEST_A_SECOND = 1_000;
    private static final Patience PATIENCE = Patience.ofMinutes(5);
    /** A delivery that is made twice is noticed within this time. */
    private static final Duration AFTERWARDS = Duration.ofMillis(500);

    private final ApiClient administrator;
    private final NewTickets tickets;
    private final Settling settling;
    private final Progress progress;
    private final Receipts receipts = new Receipts();
    private final Rates delivered = new Rates("webhooks: signed and persisted");
    private final Rates looped = new Rates("bare client: one after the other");
    private final Rates many = new Rates("bare client: " + AT_ONCE + " at a time");
    private boolean eachOnce = true;
    private boolean signed = true;

    DeliveryRates(ApiClient administrator, NewTickets tickets, Settling settling, Progress progress) {
        this.administrator = administrator;
        this.tickets = tickets;
        this.settling = settling;
        this.progress = progress;
    }

    void measure(int rounds) {
        try (Sink sink = new Sink(this::receive)) {
            String url = sink.url("/");
            Webhook webhook = Webhook.create(administrator, url);
            try {
                webhook.pause();
                progress.step("deliveries: " + EVENTS + " tickets are opened while the webhook is paused");
                tickets.open(EVENTS);
                settling.await();
                measure(rounds, webhook, url);
            } finally {
                webhook.delete();
            }
        }
    }

    private void measure(int rounds, Webhook webhook, String url) {
        progress.step("deliveries: warming up");
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            deliver(webhook, new Rates("warming up"));
        }
        BareLoop bare = new BareLoop(receipts.all(), url);
        take(new Rates("warming up"), bare::post);
        take(new Rates("warming up"), () -> bare.post(AT_ONCE));
        for (int round = 1; round <= rounds; round++) {
            deliver(webhook, delivered);
            check(new Signature(webhook.secret()));
            take(looped, bare::post);
            take(many, () -> bare.post(AT_ONCE));
            progress.step("deliveries: round " + round + " of " + rounds);
        }
    }

    void print(Report report) {
        report.rates(List.of(delivered, looped, many));
        report.ratioHeading();
        report.ratioAtLeast("webhooks / bare client", Ratio.of(delivered, looped), WEBHOOKS_TO_LOOP);
        report.ratio("webhooks / bare client, " + AT_ONCE + " at a time", Ratio.of(delivered, many));
        report.line("");
        report.claim("webhooks: >= " + FEWEST_A_SECOND + " deliveries a second", delivered.median() >= FEWEST_A_SECOND);
        report.claim("webhooks: each of " + EVENTS + " events once in each round", eachOnce);
        report.claim("webhooks: signatures hold", signed);
    }

    /** Has all events sent again, from standstill to standstill. */
    private void deliver(Webhook webhook, Rates rates) {
        webhook.replay();
        take(rates, webhook::resume);
        LockSupport.parkNanos(AFTERWARDS.toNanos());
        eachOnce &= receipts.isEachOnce(EVENTS);
        PATIENCE.await("all results are written", () -> webhook.pending() == 0);
        webhook.pause();
    }

    private void take(Rates rates, Runnable begin) {
        receipts.begin();
        begin.run();
        PATIENCE.await(EVENTS + " receipts", () -> receipts.count() >= EVENTS);
        rates.add(EVENTS - 1L, receipts.length());
    }

    private void check(Signature signature) {
        List<Delivery> all = receipts.all();
        for (int i = 0; i < all.size(); i += CHECK_EVERY) {
            signed &= signature.isOn(all.get(i));
        }
    }

    private boolean receive(Delivery delivery) {
        receipts.add(delivery, System.nanoTime());
        return true;
    }
}
