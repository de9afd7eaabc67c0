package dev.hoopoe.common.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The services' own beans; the gateway, which has no beans of this module, makes the same. */
final class MeterBeans {

    @Produces
    @Singleton
    MeterFilter exportedMeters() {
        return new ExportedMeters();
    }
}
