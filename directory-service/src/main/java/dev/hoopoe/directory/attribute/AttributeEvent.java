package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** What happens to an attribute; keyed by account, scope and name. */
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

    /** Its definition changed; values that are stored stay as they are. */
    record AttributeUpdated(CustomAttribute attribute, Map<String, Change> changes) implements AttributeEvent {
        @Override
        public String name() {
            return "updated";
        }
    }

    /** The attribute is no longer defined; values that are stored are free-form from now on. */
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
