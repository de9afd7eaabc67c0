package dev.hoopoe.common.sample;

import dev.hoopoe.common.lifecycle.PublishedTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The samples are on their topic. */
@ApplicationScoped
class SamplePublishedTable {

    @Produces
    @Singleton
    static PublishedTable samples() {
        return new PublishedTable("sample", "sample", "id::text");
    }
}
