package dev.hoopoe.directory.user;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;
import java.util.Set;

/** Events of users; none contains a password. */
sealed interface UserEvent extends DomainEvent {

    @Override
    UserSnapshot snapshot();

    @Override
    default String aggregate() {
        return "user";
    }

    @Override
    default String aggregateId() {
        return snapshot().id().toString();
    }

    /** The user joined the staff. */
    record UserCreated(long sequence, UserSnapshot snapshot) implements UserEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    /** The user changed; of a new password the event has only the times of this and the previous change. */
    record UserUpdated(long sequence, UserSnapshot snapshot, Map<String, Change> changes) implements UserEvent {

        static final String PASSWORD_CHANGED_AT = "password_changed_at";

        @Override
        public Set<String> changesBesideSnapshot() {
            return Set.of(PASSWORD_CHANGED_AT);
        }

        @Override
        public String name() {
            return "updated";
        }
    }

    /** The user was deleted. */
    record UserDeleted(long sequence, UserSnapshot snapshot) implements UserEvent {
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
