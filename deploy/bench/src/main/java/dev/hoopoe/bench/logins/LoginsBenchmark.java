package dev.hoopoe.bench.logins;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.Staff;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Samples;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Measures other endpoints while nobody logs in and while 200 people wait to, and what those people get. */
public final class LoginsBenchmark {

    private static final int PEOPLE = 200;
    /** The services compile what they run most for so long; until then they compete with their own compilers. */
    private static final Duration WARM_UP = Duration.ofMinutes(5);

    private static final Duration ARRIVAL = Duration.ofSeconds(2);
    private static final Duration PHASE = Duration.ofSeconds(10);
    private static final double STORM_TO_IDLE = 1.5;
    private static final double P99 = 0.99;
    private static final double MILLIS = 1000;

    private final Suite suite;
    private final Report report;
    private final Progress progress;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final ExecutorService probers = Executors.newCachedThreadPool();
    private final LoginTally tally = new LoginTally();
    private HashingMetrics hashing = new HashingMetrics(0, 0, 0);
    private double stormSeconds;

    private record Endpoint(Probe probe, Measured idle, Measured storm) {

        static Endpoint of(String path, ApiClient api) {
            return new Endpoint(
                    new Probe(() -> api.ask(path)),
                    new Measured("GET " + path + ", idle"),
                    new Measured("GET " + path + ", while " + PEOPLE + " log in"));
        }
    }

    public LoginsBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
    }

    public void run(int rounds) {
        ApiClient agent = ApiClient.at(suite.gatewayUrl()).login(Staff.agentOfLargest(), suite.adminPassword());
        long ticket = agent.get("/api/tickets?limit=1")
                .path("data")
                .path(0)
                .path("id")
                .longValue();
        endpoints.add(Endpoint.of("/api/tickets/" + ticket, agent));
        endpoints.add(Endpoint.of("/auth/profile", agent));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            progress.step("warming up");
            LoginStorm first = storm(new LoginTally(), timer);
            probe(WARM_UP, endpoint -> new Measured("warming up"));
            first.end();
            for (int round = 1; round <= rounds; round++) {
                probe(PHASE, Endpoint::idle);
                measureStorm(timer);
                progress.step("round " + round + " of " + rounds);
            }
        } finally {
            timer.shutdownNow();
            probers.shutdownNow();
        }
        print();
    }

    private void measureStorm(ScheduledExecutorService timer) {
        LoginStorm storm = storm(tally, timer);
        probe(ARRIVAL, endpoint -> new Measured("arriving"));
        HashingMetrics before = HashingMetrics.of(suite.managementUrl("auth"));
        long begun = System.nanoTime();
        probe(PHASE, Endpoint::storm);
        stormSeconds += (System.nanoTime() - begun) / 1e9;
        hashing = hashing.plus(HashingMetrics.of(suite.managementUrl("auth")).since(before));
        storm.end();
    }

    private LoginStorm storm(LoginTally noted, ScheduledExecutorService timer) {
        ApiClient visitors = ApiClient.at(suite.gatewayUrl());
        return LoginStorm.begin(visitors, PEOPLE, Staff::anAgent, suite.adminPassword(), noted, timer);
    }

    /** Asks all endpoints at the same time. */
    private void probe(Duration length, Function<Endpoint, Measured> kept) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Samples samples = kept.apply(endpoint).nextRound();
            running.add(CompletableFuture.runAsync(() -> endpoint.probe().run(length, samples), probers));
        }
        running.forEach(CompletableFuture::join);
    }

    private void print() {
        List<Measured> all = new ArrayList<>();
        endpoints.forEach(endpoint -> all.addAll(List.of(endpoint.idle(), endpoint.storm())));
        report.times(all);
        report.ratioHeading();
        for (Endpoint endpoint : endpoints) {
            report.ratio(
                    "p99 of " + endpoint.storm().name() + " / idle",
                    Ratio.of(endpoint.storm(), endpoint.idle(), P99),
                    STORM_TO_IDLE);
            report.ratio(
                    "median of " + endpoint.storm().name() + " / idle",
                    Ratio.ofMedians(endpoint.storm(), endpoint.idle()));
        }
        report.line("%nAnswers to logins: %s", tally.answers());
        report.line(
                "A login was answered after %.0f ms in the median and %.0f ms at the longest;",
                tally.waits().median(), tally.waits().millis(1));
        report.line(
                "to get in took %.1f s in the median and %.1f s at the longest, refusals and pauses included.",
                tally.admissions().median() / MILLIS, tally.admissions().millis(1) / MILLIS);
        report.line(
                "auth-service hashed %.1f times a second, %.0f ms each; its collector paused it for %.1f %% of the time.",
                hashing.hashes() / stormSeconds,
                hashing.hashing() / hashing.hashes() * MILLIS,
                hashing.pauses() / stormSeconds * 100);
        report.claim("every login: 200, or 429 or 503 with Retry-After", tally.isOrderly());
    }
}
