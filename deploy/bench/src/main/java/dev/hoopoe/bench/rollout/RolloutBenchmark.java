package dev.hoopoe.bench.rollout;

import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.traffic.Tally;
import dev.hoopoe.local.Suite;
import java.sql.SQLException;
import java.util.List;

/** Restarts each service replica by replica, then kills replicas, while requests come at a fixed rate. */
public final class RolloutBenchmark {

    /** The gateway is left out: who kills it breaks the connections of clients. */
    private static final List<String> VICTIMS = List.of("ticket", "messaging", "directory", "auth");

    private static final double KILLS_TO_RESTARTS = 2.5;
    private static final Patience READY_AGAIN = Patience.ofMinutes(2);

    private final Suite suite;
    private final Report report;
    private final Progress progress;

    public RolloutBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Measures, and prints the report.
     *
     * @param rounds how often each service is restarted
     */
    public void run(int rounds) throws SQLException {
        try (LoadedSuite loaded = new LoadedSuite(suite, report, progress)) {
            Tally restarts =
                    loaded.during("While each of the five was restarted " + rounds + " times", () -> restart(rounds));
            report.claim("no request failed during restarts", restarts.failed() == 0);
            loaded.claimUnbrokenFeed();
            int kills = (int) Math.ceil(rounds * KILLS_TO_RESTARTS);
            Tally killed = loaded.during("While replicas were killed " + kills + " times", () -> kill(kills));
            report.claim(
                    "no read and no keyed write failed during kills",
                    killed.failed(Workload.READ) + killed.failed(Workload.KEYED_WRITE) == 0);
            loaded.claimNothingWasLost();
        }
    }

    private void restart(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            LoadedSuite.SERVICES.forEach(suite::restart);
            progress.step("restarts: round " + round + " of " + rounds);
        }
    }

    private void kill(int kills) {
        for (int i = 0; i < kills; i++) {
            List<String> replicas = suite.replicas(VICTIMS.get(i % VICTIMS.size()));
            String victim = replicas.get(i / VICTIMS.size() % replicas.size());
            suite.kill(victim);
            READY_AGAIN.await(
                    victim + " ready after kill", () -> suite.part(victim).isReady());
            LoadedSuite.pause();
        }
        progress.step("killed " + kills + " times");
    }
}
