package dev.hoopoe.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds one process to a share of a processor, by a control group of its own as a container has (version 1 or 2). Wants
 * the right to make control groups, which {@code root} has.
 */
public final class ProcessorQuota implements AutoCloseable {

    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;
    private static final String MEMBERS = "cgroup.procs";

    private final Path group;
    private final Path parent;

    /** @throws IllegalStateException when control groups cannot be made here */
    public ProcessorQuota(long pid, double processors) {
        boolean first = Files.isDirectory(VERSION_1);
        parent = first ? VERSION_1 : VERSION_2;
        group = parent.resolve("hoopoe-bench-" + pid);
        long quota = Math.round(processors * PERIOD_MICROS);
        try {
            Files.createDirectories(group);
            if (first) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quota));
            } else {
                Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
            }
            Files.writeString(group.resolve(MEMBERS), Long.toString(pid));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "A process cannot be held to a share of a processor here; run the benchmark as root: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Lets the process have all that it wants again. */
    @Override
    public void close() {
        try {
            for (String pid : Files.readString(group.resolve(MEMBERS)).lines().toList()) {
                Files.writeString(parent.resolve(MEMBERS), pid);
            }
            Files.delete(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
