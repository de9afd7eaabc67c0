package dev.hoopoe.common.outbox;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gauges of what a whole database has, such as the age of its outbox. One replica of the service exports them, the one that
 * relays the outbox, so that a sum over the replicas counts once. All replicas measure: a takeover shows no gap.
 */
@ApplicationScoped
public class DatabaseGauges {

    private final MeterRegistry meters;
    private final List<Function<MeterRegistry, Meter>> gauges = new ArrayList<>();
    private final List<Meter> exported = new ArrayList<>();
    private boolean exporting;

    DatabaseGauges(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Adds a gauge.
     *
     * @param gauge registers it, each time that this replica begins to export
     */
    public synchronized void add(Function<MeterRegistry, Meter> gauge) {
        gauges.add(gauge);
        if (exporting) {
            exported.add(gauge.apply(meters));
        }
    }

    /** Whether this replica exports from now on; cheap when nothing changes. */
    synchronized void export(boolean now) {
        if (now && !exporting) {
            gauges.forEach(gauge -> exported.add(gauge.apply(meters)));
        } else if (!now && exporting) {
            exported.forEach(meters::remove);
            exported.clear();
        }
        exporting = now;
    }
}
