package dev.hoopoe.local;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Shows what each process of a running suite does, and again every few seconds. */
final class LiveReport {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final double SHARE = 0.95;
    private static final double MILLIS = 1_000;
    private static final double KILOBYTES = 1_024;
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final String LINE = "%-12s  %10s  %8s  %8s  %8s  %8s  %11s%n";

    private static final String GATEWAY_REQUESTS = "hoopoe_gateway_requests_seconds";
    private static final String SERVICE_REQUESTS = "http_server_requests_seconds";

    /** Probes are not counted; the gateway names a route, services an operation. */
    private static final Predicate<String> CALLERS = labels -> !labels.contains("\"/internal/ready\"");

    private static final Predicate<String> ERRORS = CALLERS.and(labels -> labels.contains("status=\"5"));

    private final SuiteFolder folder;
    private final PrintStream output;
    private final boolean clears;

    /** @param clears true when each report takes the place of the one before */
    LiveReport(SuiteFolder folder, PrintStream output, boolean clears) {
        this.folder = folder;
        this.output = output;
        this.clears = clears;
    }

    /**
     * Prints until it is interrupted, or once.
     *
     * @return whether a suite runs
     */
    boolean run(boolean once) {
        Map<Integer, MetricSamples> before = fetch();
        do {
            pause();
            List<SuiteRecord.Entry> entries = entries();
            if (!folder.isClaimed() || entries.isEmpty()) {
                output.println("Hoopoe is not running. Start it with ./hoopoe up");
                return false;
            }
            Map<Integer, MetricSamples> now = fetch();
            print(entries, now, before);
            before = now;
        } while (!once);
        return true;
    }

    private List<SuiteRecord.Entry> entries() {
        return new SuiteRecord(folder.record()).read();
    }

    private Map<Integer, MetricSamples> fetch() {
        Map<Integer, MetricSamples> samples = new HashMap<>();
        for (SuiteRecord.Entry entry : entries()) {
            if (entry.managementPort() != 0) {
                samples.put(
                        entry.managementPort(),
                        MetricSamples.parse(new ManagementPort(entry.managementPort()).metrics()));
            }
        }
        return samples;
    }

    private void print(
            List<SuiteRecord.Entry> entries, Map<Integer, MetricSamples> now, Map<Integer, MetricSamples> before) {
        output.print(clears ? CLEAR : "");
        output.printf(LINE, "part", "requests/s", "errors/s", "p95 ms", "outbox s", "lag", "memory MiB");
        Set<Long> parts = entries.stream().map(SuiteRecord.Entry::pid).collect(Collectors.toSet());
        for (SuiteRecord.Entry entry : entries) {
            MetricSamples latest = now.get(entry.managementPort());
            MetricSamples earlier = before.get(entry.managementPort());
            String memory =
                    entry.process().isPresent() ? number(StatusReport.kilobytes(entry, parts) / KILOBYTES) : "down";
            if (latest == null || earlier == null) {
                output.printf(LINE, entry.name(), "", "", "", "", "", memory);
            } else {
                print(entry, latest, earlier, memory);
            }
        }
    }

    private void print(SuiteRecord.Entry entry, MetricSamples now, MetricSamples before, String memory) {
        String requests = entry.isOf(Service.GATEWAY) ? GATEWAY_REQUESTS : SERVICE_REQUESTS;
        OptionalDouble p95 = now.quantile(SHARE, requests, CALLERS, before);
        output.printf(
                LINE,
                entry.name(),
                perSecond(requests + "_count", CALLERS, now, before),
                perSecond(requests + "_count", ERRORS, now, before),
                shown(p95.isEmpty() ? p95 : OptionalDouble.of(p95.getAsDouble() * MILLIS)),
                shown(now.sum("hoopoe_outbox_age_seconds")),
                shown(now.sum("kafka_consumer_fetch_manager_records_lag")),
                memory);
    }

    /** A count that has become smaller began again with its process. */
    private static String perSecond(String counter, Predicate<String> labels, MetricSamples now, MetricSamples before) {
        double after = now.sum(counter, labels).orElse(0);
        double difference = after - before.sum(counter, labels).orElse(0);
        return number((difference < 0 ? after : difference) / INTERVAL.toSeconds());
    }

    private static String shown(OptionalDouble value) {
        return value.isEmpty() ? "" : number(value.getAsDouble());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted", e);
        }
    }
}
