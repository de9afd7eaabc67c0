package dev.hoopoe.local;

import dev.hoopoe.local.process.Memory;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints state, process, port and memory of each process of a running suite. */
final class StatusReport {

    private static final double KILOBYTES = 1024.0;
    private static final String LAUNCHER = "launcher";

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
        output.printf("%-10s  %-9s  %8s  %5s  %11s%n", "part", "state", "pid", "port", "memory MiB");
        long sum = 0;
        for (SuiteRecord.Entry entry : entries) {
            long memory = entry.process()
                    .map(process -> entry.name().equals(LAUNCHER)
                            ? memoryOfLauncher(process, parts)
                            : Memory.kilobytesOfTree(process))
                    .orElse(0L);
            sum += memory;
            printLine(entry, memory);
        }
        output.printf(Locale.ROOT, "%-38s  %11.1f%n", "all together", sum / KILOBYTES);
        return true;
    }

    private void printLine(SuiteRecord.Entry entry, long memory) {
        boolean runs = entry.process().isPresent();
        String state = entry.name().equals(LAUNCHER) ? "running" : entry.state();
        output.printf(
                Locale.ROOT,
                "%-10s  %-9s  %8s  %5s  %11.1f%n",
                entry.name(),
                runs ? state : "down",
                runs ? Long.toString(entry.pid()) : "-",
                entry.port() == 0 ? "-" : Integer.toString(entry.port()),
                memory / KILOBYTES);
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
