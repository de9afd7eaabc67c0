package dev.hoopoe.local;

import dev.hoopoe.local.process.Memory;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints state, readiness, process, port and memory of each process of a running suite, and which share of the requests
 * to its service a replica has got since the service's replicas last changed.
 */
final class StatusReport {

    private static final double KILOBYTES = 1024.0;
    private static final double PERCENT = 100.0;
    private static final String LAUNCHER = "launcher";
    private static final String NONE = "-";
    private static final String LINE = "%-12s  %-9s  %-5s  %8s  %5s  %11s  %8s%n";

    private final SuiteFolder folder;
    private final PrintStream output;

    StatusReport(SuiteFolder folder, PrintStream output) {
        this.folder = folder;
        this.output = output;
    }

    /** Whether a suite runs. */
    boolean print() {
        List<SuiteRecord.Entry> entries = new SuiteRecord(folder.record()).read();
        if (!folder.isClaimed() || entries.isEmpty()) {
            output.println("Hoopoe is not running. Start it with ./hoopoe up");
            return false;
        }
        Set<Long> parts = entries.stream().map(SuiteRecord.Entry::pid).collect(Collectors.toSet());
        RequestCounts requests = requests(entries);
        output.printf(LINE, "part", "state", "ready", "pid", "port", "memory MiB", "requests");
        long sum = 0;
        for (SuiteRecord.Entry entry : entries) {
            long memory = kilobytes(entry, parts);
            sum += memory;
            printLine(entry, memory, share(entry, entries, requests));
        }
        output.printf(LINE, "all together", "", "", "", "", mebibytes(sum), "");
        return true;
    }

    /**
     * The memory of a process with its children; 0 when it has ended.
     *
     * @param parts the ids of all processes: the launcher's are counted by themselves
     */
    static long kilobytes(SuiteRecord.Entry entry, Set<Long> parts) {
        return entry.process()
                .map(process -> entry.name().equals(LAUNCHER)
                        ? memoryOfLauncher(process, parts)
                        : Memory.kilobytesOfTree(process))
                .orElse(0L);
    }

    private void printLine(SuiteRecord.Entry entry, long memory, String share) {
        boolean runs = entry.process().isPresent();
        String state = entry.name().equals(LAUNCHER) ? "running" : entry.state();
        output.printf(
                LINE,
                entry.name(),
                runs ? state : "down",
                readiness(entry),
                runs ? Long.toString(entry.pid()) : NONE,
                entry.port() == 0 ? NONE : Integer.toString(entry.port()),
                mebibytes(memory),
                share);
    }

    /** What the process says right now; the state is what the launcher found when it started. */
    private static String readiness(SuiteRecord.Entry entry) {
        if (entry.managementPort() == 0) {
            return NONE;
        }
        return new ManagementPort(entry.managementPort()).isReady() ? "yes" : "no";
    }

    private RequestCounts requests(List<SuiteRecord.Entry> entries) {
        List<ManagementPort> gateways = entries.stream()
                .filter(entry -> entry.isOf(Service.GATEWAY))
                .map(entry -> new ManagementPort(entry.managementPort()))
                .toList();
        return RequestCounts.fetch(gateways).since(RequestCounts.read(folder.requests()));
    }

    private static String share(SuiteRecord.Entry entry, List<SuiteRecord.Entry> entries, RequestCounts requests) {
        List<Integer> ports = Stream.of(Service.values())
                .filter(entry::isOf)
                .flatMap(service -> entries.stream().filter(other -> other.isOf(service)))
                .map(SuiteRecord.Entry::port)
                .toList();
        long all = requests.atAll(ports);
        return all == 0 ? NONE : String.format(Locale.ROOT, "%.1f %%", PERCENT * requests.at(entry.port()) / all);
    }

    private static String mebibytes(long kilobytes) {
        return String.format(Locale.ROOT, "%.1f", kilobytes / KILOBYTES);
    }

    /** The launcher with its guardian; its other children are listed themselves. */
    private static long memoryOfLauncher(ProcessHandle launcher, Set<Long> parts) {
        return Memory.kilobytes(launcher)
                + launcher.children()
                        .filter(child -> !parts.contains(child.pid()))
                        .mapToLong(Memory::kilobytes)
                        .sum();
    }
}
