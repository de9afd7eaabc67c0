package dev.hoopoe.bench;

import dev.hoopoe.bench.events.EventsBenchmark;
import dev.hoopoe.bench.gateway.GatewayBenchmark;
import dev.hoopoe.bench.lists.ListsBenchmark;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.logins.LoginsBenchmark;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.overload.OverloadBenchmark;
import dev.hoopoe.bench.relay.RelayBenchmark;
import dev.hoopoe.bench.rollout.RolloutBenchmark;
import dev.hoopoe.bench.rollout.RotationBenchmark;
import dev.hoopoe.bench.rollout.UpgradeBenchmark;
import dev.hoopoe.bench.scaling.ScalingBenchmark;
import dev.hoopoe.bench.search.SearchBenchmark;
import dev.hoopoe.bench.sockets.OpenFiles;
import dev.hoopoe.bench.sockets.SocketsBenchmark;
import dev.hoopoe.bench.webhooks.WebhooksBenchmark;
import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;

/** What the script {@code ./hoopoe bench} runs: starts a suite of its own, measures it, and ends with 1 when an aim was missed. */
public final class BenchMain {

    private static final int MISSED = 1;
    private static final int MISUSED = 2;

    private final BenchOptions options;
    private final PrintStream output;
    private final Progress progress;
    private final Clock clock;

    private BenchMain(BenchOptions options, PrintStream output, Clock clock) {
        this.options = options;
        this.output = output;
        this.progress = new Progress(output);
        this.clock = clock;
    }

    public static void main(String[] arguments) throws SQLException {
        try {
            BenchOptions options = BenchOptions.parse(Arrays.asList(arguments));
            System.exit(new BenchMain(options, System.out, Clock.systemUTC()).run() ? 0 : MISSED);
        } catch (IllegalArgumentException e) {
            System.err.println("hoopoe: " + e.getMessage() + "; see ./hoopoe help");
            System.exit(MISUSED);
        } catch (StartRefusedException
                | IllegalStateException
                | UncheckedIOException
                | CompletionException
                | KafkaException e) {
            System.err.println("hoopoe: " + e.getMessage());
            System.exit(MISSED);
        }
    }

    /** Whether all aims were met. */
    private boolean run() throws SQLException {
        if (options.benchmark() == Benchmark.SOCKETS) {
            OpenFiles.requireFor(options.sockets());
        }
        try (BenchSuite api = BenchSuite.start(options, progress, clock)) {
            Report report = new Report(output);
            int tickets = api.tickets();
            report.line(
                    "%n%s: %,d tickets, %d processors, %s",
                    options.benchmark().label(),
                    tickets,
                    Runtime.getRuntime().availableProcessors(),
                    clock.instant().toString().substring(0, 10));
            measure(api.suite(), tickets, report);
            report.line(report.missed() ? "%nAn aim was missed." : "%nAll aims were met.");
            return !report.missed();
        }
    }

    private void measure(Suite suite, int tickets, Report report) throws SQLException {
        switch (options.benchmark()) {
            case LISTS -> new ListsBenchmark(suite, report, progress).run(options.rounds());
            case SEARCH -> new SearchBenchmark(suite, tickets, report, progress).run(options.rounds());
            case LOGINS -> new LoginsBenchmark(suite, report, progress).run(options.rounds());
            case EVENTS -> new EventsBenchmark(suite, report, progress, clock).run(options.rounds());
            case WEBHOOKS -> new WebhooksBenchmark(suite, report, progress, clock).run(options.rounds());
            case RELAY -> new RelayBenchmark(suite, report, progress).run(options.rounds());
            case ROLLOUT -> new RolloutBenchmark(suite, report, progress).run(options.rounds());
            case ROTATION -> new RotationBenchmark(suite, report, progress).run(options.rounds());
            case UPGRADE ->
                new UpgradeBenchmark(suite, options.earlier().orElseThrow(), report, progress).run(options.rounds());
            case GATEWAY -> new GatewayBenchmark(suite, BenchSuite.folder(), report, progress).run(options.rounds());
            case SCALING -> new ScalingBenchmark(suite, report, progress).run(options.rounds());
            case OVERLOAD -> new OverloadBenchmark(suite, report, progress).run(options.rounds());
            case SOCKETS ->
                new SocketsBenchmark(suite, BenchSuite.folder(), options.sockets(), report, progress)
                        .run(options.rounds());
        }
    }
}
