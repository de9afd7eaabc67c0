package dev.hoopoe.bench.events;

import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.Signals;
import java.util.List;

/** Services that can be made to stand still for a while (SIGSTOP); they go on at the latest when the benchmark ends. */
final class RestingServices {

    private final List<Long> processes;

    RestingServices(Suite suite, List<String> services) {
        this.processes =
                services.stream().map(service -> suite.part(service).pid()).toList();
        Runtime.getRuntime().addShutdownHook(new Thread(this::goOn, "go on"));
    }

    /** Runs the task while they stand still. */
    void whileResting(Runnable task) {
        processes.forEach(process -> Signals.send(process, "STOP"));
        try {
            task.run();
        } finally {
            goOn();
        }
    }

    private void goOn() {
        processes.forEach(process -> Signals.send(process, "CONT"));
    }
}
