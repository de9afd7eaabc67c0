package dev.hoopoe.common.sample;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** What happens to a sample. */
sealed interface SampleEvent extends DomainEvent {

    Sample sample();

    @Override
    default String aggregate() {
        return "sample";
    }

    @Override
    default String aggregateId() {
        return sample().id().toString();
    }

    @Override
    default long sequence() {
        return sample().version();
    }

    @Override
    default Object snapshot() {
        return sample().view();
    }

    record SampleCreated(Sample sample) implements SampleEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    record SampleUpdated(Sample sample, Map<String, Change> changes) implements SampleEvent {
        @Override
        public String name() {
            return "updated";
        }
    }

    record SampleDeleted(Sample sample) implements SampleEvent {
        @Override
        public String name() {
            return "deleted";
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
