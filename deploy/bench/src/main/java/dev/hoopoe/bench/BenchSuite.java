package dev.hoopoe.bench;

import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.SampleDataLoad;
import dev.hoopoe.local.Suite;
import dev.hoopoe.local.SuiteBuilder;
import dev.hoopoe.local.process.ProjectRoot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.OptionalInt;

/** The suite that is measured, on free ports and with a data folder of its own, filled once and kept. */
final class BenchSuite implements AutoCloseable {

    private final Suite suite;
    private final int tickets;

    private BenchSuite(Suite suite, int tickets) {
        this.suite = suite;
        this.tickets = tickets;
    }

    static BenchSuite start(BenchOptions options, Progress progress, Clock clock) throws SQLException {
        Suite suite = startSuite(options, options.fresh(), progress);
        try {
            OptionalInt kept = new SampleDataLoad(suite, progress, clock).tickets();
            if (kept.isPresent() && kept.getAsInt() == options.tickets().orElse(kept.getAsInt())) {
                progress.step("the desk that was filled before is used again");
                return new BenchSuite(suite, kept.getAsInt());
            }
            if (!new SampleDataLoad(suite, progress, clock).isUntouched()) {
                progress.step("throwing away a desk of another size, or one half filled");
                suite.close();
                suite = startSuite(options, true, progress);
            }
            int tickets = options.tickets().orElse(options.benchmark().usualTickets());
            new SampleDataLoad(suite, progress, clock).fill(tickets);
            return new BenchSuite(suite, tickets);
        } catch (SQLException | RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    Suite suite() {
        return suite;
    }

    int tickets() {
        return tickets;
    }

    @Override
    public void close() {
        suite.close();
    }

    /**
     * Real servers and logins that the caller's environment may name are left alone. PostgreSQL notes when each transaction
     * was committed, ten bytes of memory each.
     */
    private static Suite startSuite(BenchOptions options, boolean fresh, Progress progress) {
        progress.step("starting PostgreSQL, Kafka and the five services");
        SuiteBuilder builder = Suite.builder()
                .dataDirectory(folder())
                .freePorts()
                .postgresSetting("track_commit_timestamp", "on")
                .variable("HOOPOE_DATABASE_URL", "")
                .variable("HOOPOE_KAFKA", "")
                .variable("HOOPOE_ADMIN_EMAIL", "")
                .variable("HOOPOE_ADMIN_PASSWORD", "");
        options.benchmark().settings().forEach(builder::variable);
        options.benchmark().javaOption().ifPresent(builder::javaOption);
        options.earlier().ifPresent(builder::build);
        Suite suite = (fresh ? builder.fresh() : builder).start();
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
        return suite;
    }

    /** The data folder of the suite that is measured. */
    static Path folder() {
        String data = System.getenv().getOrDefault("HOOPOE_DATA", "");
        Path base = data.isBlank()
                ? ProjectRoot.find().resolve(".hoopoe")
                : Path.of(data).toAbsolutePath();
        return base.resolve("bench");
    }
}
