package dev.hoopoe.bench.sockets;

import dev.hoopoe.bench.measure.ServiceMetrics;
import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.JavaRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The memory of a service of the suite, after a full collection by the {@code jcmd} of its JDK. */
record CollectedService(Suite suite, String service) {

    ServerMemory memory() {
        long pid = suite.part(service).pid();
        collectGarbage(pid);
        double heap = ServiceMetrics.at(suite.managementUrl(service))
                .sum("jvm_memory_used_bytes", labels -> labels.contains("area=\"heap\""))
                .orElseThrow();
        return ServerMemory.collected(ProcessHandle.of(pid).orElseThrow(), heap);
    }

    private static void collectGarbage(long pid) {
        JavaRuntime java = JavaRuntime.newest();
        try {
            Process jcmd = new ProcessBuilder(java.home().resolve("bin/jcmd").toString(), Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("The garbage of process " + pid + " was not collected: " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Memory is measured after a collection, which needs the jcmd of a JDK: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
