package dev.hoopoe.common.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/** The one clock: UTC, in whole milliseconds, so that a time reads the same before and after it was stored. */
public class ClockProducer {

    @Produces
    @ApplicationScoped
    @DefaultBean
    public Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
