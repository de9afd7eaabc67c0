package dev.hoopoe.directory.department;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** What happens to a department. */
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

    /** The department was founded. */
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

    /** The department is gone; a deletion has no version of its own in the database, so it counts as the next one. */
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
