package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The sample's transactions. */
@ApplicationScoped
class Samples {

    private static final ListOrder<Sample> NEWEST_FIRST = ListOrder.<Sample>falling("samples.newest")
            .by("createdAt", SortType.TIME, Sample::createdAt)
            .by("id", SortType.UUID, Sample::id);

    private final SampleRepository repository;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags tags;

    Samples(SampleRepository repository, Outbox outbox, Clock clock, EntityTags tags) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
        this.tags = tags;
    }

    @Transactional
    Page<SampleView> list(PageRequest page) {
        return Listing.read(page, NEWEST_FIRST, EntityRows.all(repository)).map(Sample::view);
    }

    @Transactional
    SampleView get(UUID id) {
        return repository
                .findByIdOptional(id)
                .orElseThrow(() -> HoopoeException.notFound("Sample"))
                .view();
    }

    @Transactional
    SampleView create(String name, String note, ObjectNode extra) {
        var sample = new Sample(name, note, extra, clock.instant());
        repository.persist(sample);
        outbox.append(sample.created());
        return sample.view();
    }

    @Transactional
    SampleView update(UUID id, Optional<String> name, Optional<String> note) {
        var sample = locked(id);
        if (name != null) {
            outbox.append(sample.rename(name.orElse("nameless")));
        }
        if (note != null) {
            outbox.append(sample.note(note.orElse(null)));
        }
        return sample.view();
    }

    @Transactional
    void delete(UUID id) {
        var sample = locked(id);
        outbox.append(sample.deleted());
        repository.delete(sample);
    }

    private Sample locked(UUID id) {
        var sample = repository
                .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> HoopoeException.notFound("Sample"));
        tags.require(sample);
        return sample;
    }
}
