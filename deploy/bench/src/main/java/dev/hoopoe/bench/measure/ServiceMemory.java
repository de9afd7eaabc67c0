package dev.hoopoe.bench.measure;

import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.Memory;

/** What a service of the suite holds, as its proportional set size. */
public record ServiceMemory(Suite suite, String service) {

    private static final double KILOBYTES = 1024;

    /** MiB, of the process and its descendants. */
    public double megabytes() {
        return ProcessHandle.of(suite.part(service).pid())
                        .map(Memory::kilobytesOfTree)
                        .orElseThrow()
                / KILOBYTES;
    }
}
