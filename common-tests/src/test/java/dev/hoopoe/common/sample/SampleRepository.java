package dev.hoopoe.common.sample;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stores samples. */
@ApplicationScoped
class SampleRepository implements PanacheRepositoryBase<Sample, UUID> {}
