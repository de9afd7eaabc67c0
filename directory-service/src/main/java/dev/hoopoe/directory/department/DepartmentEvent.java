package dev.hoopoe.directory.department;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** Events of departments. */
sealed interface DepartmentEvent extends DomainEvent {

    Department department();

    @Override
    default String aggregate() {
        return "department";
    }

    @Override
    default String aggregateId() {
        return Long.toString(department().id());
    }

    @Override
    default long sequence() {
        return department().version();
    }

    @Override
    default Object snapshot() {
        return department().snapshot();
    }

    /** The department was created. */
    record DepartmentCreated(Department department) implements DepartmentEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    /** Its name or description changed. */
    record DepartmentUpdated(Department department, Map<String, Change> changes) implements DepartmentEvent {
        @Override
        public String name() {
            return "updated";
        }
    }

    /** The department was deleted; a deletion has no version in the database, so the event has the next one. */
    record DepartmentDeleted(Department department) implements DepartmentEvent {
        @Override
        public String name() {
            return "deleted";
        }

        @Override
        public long sequence() {
            return department.version() + 1;
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
