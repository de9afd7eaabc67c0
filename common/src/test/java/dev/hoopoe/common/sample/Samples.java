package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The sample's transactions. */
@ApplicationScoped
class Samples {

    private final SampleRepository repository;
    private final Outbox outbox;
    private final Clock clock;

    Samples(SampleRepository repository, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Page<SampleView> list(PageRequest page) {
        var first = (int) Math.min(page.offset(), Integer.MAX_VALUE - page.limit());
        var rows = repository.findAll(Sort.by("createdAt").descending()).range(first, first + page.limit() - 1).stream()
                .map(Sample::view)
                .toList();
        return Page.of(page, repository.count(), rows);
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
        return repository
                .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> HoopoeException.notFound("Sample"));
    }
}
