package dev.hoopoe.bench.gateway;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Rates;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.traffic.ClosedLoop;
import dev.hoopoe.local.Suite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how many requests the gateway passes on beside a proxy that checks nothing and beside HAProxy, and how other
 * requests fare while one service fails in five ways. In place of two services stand servers that do next to nothing.
 */
public final class GatewayBenchmark {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofSeconds(4);
    private static final double AT_LEAST_OF_BARE = 0.8;
    private static final double AT_LEAST_OF_HAPROXY = 1.0;

    private final Suite suite;
    private final Path folder;
    private final Report report;
    private final Progress progress;

    /** @param folder the data folder of the suite */
    public GatewayBenchmark(Suite suite, Path folder, Report report, Progress progress) {
        this.suite = suite;
        this.folder = folder;
        this.report = report;
        this.progress = progress;
    }

    private record Competitor(ClosedLoop loop, Rates rates) {}

    public void run(int rounds) {
        String token = ApiClient.at(suite.gatewayUrl())
                .login(suite.adminEmail(), suite.adminPassword())
                .token();
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
        try (Replicas replicas = new Replicas(folder.resolve("replicas.properties"));
                Upstream ticket = new Upstream();
                Upstream messaging = new Upstream()) {
            replicas.replace(Map.of("ticket", ticket.url(), "messaging", messaging.url()));
            compare(rounds, URI.create(ticket.url()), SigningKey.pem(suite.gatewayUrl(), token), headers);
            new Faults(suite.gatewayUrl(), messaging, replicas, ticket, headers, progress).run(rounds, report);
        }
    }

    private void compare(int rounds, URI server, String key, Map<String, String> headers) {
        Optional<OtherProxy> haproxy = OtherProxy.haproxy(server, key, folder);
        try (OtherProxy bare = OtherProxy.bare(server, folder)) {
            List<Competitor> all = new ArrayList<>();
            all.add(competitor("gateway", suite.gatewayUrl(), headers));
            all.add(competitor("Vert.x without any check", bare.url(), headers));
            haproxy.ifPresent(proxy -> all.add(competitor("HAProxy that checks RS256", proxy.url(), headers)));
            progress.step("warming up");
            all.forEach(one -> requireAnswers(one, one.loop().run(WARM_UP)));
            for (int round = 1; round <= rounds; round++) {
                all.forEach(one -> one.rates()
                        .add(requireAnswers(one, one.loop().run(TURN)).perSecond()));
                progress.step("requests a second: round " + round + " of " + rounds);
            }
            print(all);
        } finally {
            haproxy.ifPresent(OtherProxy::close);
        }
    }

    private static ClosedLoop.Outcome requireAnswers(Competitor one, ClosedLoop.Outcome outcome) {
        if (outcome.answers() == 0) {
            throw new IllegalStateException(one.rates().name() + " answered none of " + outcome.failures());
        }
        return outcome;
    }

    private void print(List<Competitor> all) {
        report.rates(all.stream().map(Competitor::rates).toList());
        Rates gateway = all.get(0).rates();
        report.ratioHeading();
        report.ratioAtLeast(
                "gateway / without any check", Ratio.of(gateway, all.get(1).rates()), AT_LEAST_OF_BARE);
        if (all.size() > 2) {
            report.ratioAtLeast(
                    "gateway / HAProxy", Ratio.of(gateway, all.get(2).rates()), AT_LEAST_OF_HAPROXY);
        } else {
            report.notOffered("gateway / HAProxy, which is not installed:");
        }
    }

    private static Competitor competitor(String name, String url, Map<String, String> headers) {
        return new Competitor(new ClosedLoop(url + "/api/tickets/1", headers, CONNECTIONS), new Rates(name));
    }
}
