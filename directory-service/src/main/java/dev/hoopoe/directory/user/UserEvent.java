package dev.hoopoe.directory.user;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;
import java.util.Set;

/** What happens to a user; none of it says anything about a password. */
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

    /** Something about the user changed; of a new password, only when it and its predecessor were set. */
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

    /** The user is gone. */
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
