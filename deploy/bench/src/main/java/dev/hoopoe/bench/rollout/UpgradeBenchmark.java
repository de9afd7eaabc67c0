package dev.hoopoe.bench.rollout;

import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.traffic.Tally;
import dev.hoopoe.local.Suite;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Upgrades a suite from an earlier build to this one and back, service by service and replica by replica, under requests at a
 * fixed rate. Meanwhile processes of both builds serve side by side, on the newer build's tables.
 */
public final class UpgradeBenchmark {

    private final Suite suite;
    private final Path earlier;
    private final Report report;
    private final Progress progress;

    /**
     * For a suite that runs the earlier build.
     *
     * @param earlier its checkout
     */
    public UpgradeBenchmark(Suite suite, Path earlier, Report report, Progress progress) {
        this.suite = suite;
        this.earlier = earlier;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Measures, and prints the report.
     *
     * @param rounds how often it goes forward and back
     */
    public void run(int rounds) throws SQLException {
        List<String> backwards = new ArrayList<>(LoadedSuite.SERVICES);
        Collections.reverse(backwards);
        try (LoadedSuite loaded = new LoadedSuite(suite, report, progress)) {
            for (int round = 1; round <= rounds; round++) {
                replace(loaded, "forward", LoadedSuite.SERVICES, suite.root());
                replace(loaded, "back", backwards, earlier);
                progress.step("forward and back: " + round + " of " + rounds);
            }
            loaded.claimUnbrokenFeed();
            loaded.claimNothingWasLost();
        }
    }

    private void replace(LoadedSuite loaded, String direction, List<String> services, Path build) {
        Tally tally = loaded.during(
                "While the services went " + direction,
                () -> services.forEach(service -> {
                    suite.useBuild(service, build);
                    suite.restart(service);
                }));
        report.claim("no request failed on the way " + direction, tally.failed() == 0);
    }
}
