package dev.hoopoe.bench.sockets;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files, and so sockets, a process may have open. The script raises its limit as far as the user may. */
public final class OpenFiles {

    /** Beside sockets: libraries, logs, connections to the database and to the broker. */
    private static final int OTHERS = 1_000;

    private OpenFiles() {}

    /**
     * Refuses a number that does not fit.
     *
     * @throws IllegalStateException saying what to do
     */
    public static void requireFor(int sockets) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            require(sockets, system.getMaxFileDescriptorCount());
        }
    }

    static void require(int sockets, long limit) {
        long needed = (long) sockets + OTHERS;
        if (limit < needed) {
            throw new IllegalStateException(
                    ("A process may have %,d files open here, %,d sockets need %,d. Raise the hard limit"
                                    + " (as root: ulimit -Hn %d in the shell that runs this, or LimitNOFILE of a unit of systemd, or nofile in"
                                    + " /etc/security/limits.conf), or measure fewer: --sockets %d")
                            .formatted(limit, sockets, needed, needed, Math.max(0, limit - OTHERS)));
        }
    }
}
