package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** Events of attributes; keyed by account, scope and name. */
sealed interface AttributeEvent extends DomainEvent {

    CustomAttribute attribute();

    @Override
    default String aggregate() {
        return "attribute";
    }

    @Override
    default String aggregateId() {
        return attribute().key();
    }

    @Override
    default long sequence() {
        return attribute().version();
    }

    @Override
    default Object snapshot() {
        return attribute().snapshot();
    }

    /** The attribute was defined. */
    record AttributeCreated(CustomAttribute attribute) implements AttributeEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    /** The definition changed; stored values are not changed. */
    record AttributeUpdated(CustomAttribute attribute, Map<String, Change> changes) implements AttributeEvent {
        @Override
        public String name() {
            return "updated";
        }
    }

    /** The attribute was deleted; stored values become free-form. */
    record AttributeDeleted(CustomAttribute attribute, long sequence) implements AttributeEvent {
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
