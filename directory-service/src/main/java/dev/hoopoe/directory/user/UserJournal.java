package dev.hoopoe.directory.user;

import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.directory.change.RecordChanges;
import dev.hoopoe.directory.principal.Principal;
import dev.hoopoe.directory.principal.Principals;
import dev.hoopoe.directory.user.UserEvent.UserCreated;
import dev.hoopoe.directory.user.UserEvent.UserDeleted;
import dev.hoopoe.directory.user.UserEvent.UserUpdated;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells auth-service and the world about a flushed change, inside its transaction. */
@ApplicationScoped
class UserJournal {

    private final Principals principals;
    private final Outbox outbox;

    UserJournal(Principals principals, Outbox outbox) {
        this.principals = principals;
        this.outbox = outbox;
    }

    /** {@code password} is null for a user who cannot log in with one. */
    void created(User user, UserSnapshot snapshot, String password) {
        principals.create(user.id(), new Principal(user.version(), snapshot, password));
        outbox.append(new UserCreated(user.version(), snapshot));
    }

    /** {@code password} is null when it stays. */
    void updated(User user, UserSnapshot before, UserSnapshot after, String password) {
        principals.update(user.id(), new Principal(user.version(), after, password));
        moved(user, before, after);
    }

    /** A change that concerns nobody's login. */
    void moved(User user, UserSnapshot before, UserSnapshot after) {
        outbox.append(new UserUpdated(user.version(), after, RecordChanges.between(before, after)));
    }

    /** A deletion has no version of its own in the database, so it counts as the next one. */
    void deleted(User user, UserSnapshot last) {
        principals.delete(user.id());
        outbox.append(new UserDeleted(user.version() + 1, last));
    }
}
