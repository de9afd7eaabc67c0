package dev.hoopoe.bench.sockets;

import dev.hoopoe.bench.measure.Pace;
import dev.hoopoe.local.process.Memory;
import java.time.Duration;

/**
 * What a server holds right after a full collection of its garbage, in bytes.
 *
 * @param whole the proportional set size of its process: heap, what the runtime has beside it, libraries
 * @param liveHeap objects alone
 */
record ServerMemory(double whole, double liveHeap) {

    private static final double KILOBYTE = 1024;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int LOOKS_A_SECOND = 3;

    /** Of a process whose garbage was collected just now: the least of some looks, since pages are given back a little later. */
    static ServerMemory collected(ProcessHandle process, double liveHeap) {
        double[] least = {Double.MAX_VALUE};
        Pace.aSecond(LOOKS_A_SECOND)
                .keep(SETTLING, () -> least[0] = Math.min(least[0], Memory.kilobytesOfTree(process) * KILOBYTE));
        return new ServerMemory(least[0], liveHeap);
    }
}
