package dev.hoopoe.directory.user;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.RecordChanges;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.directory.principal.PrincipalPush;
import dev.hoopoe.directory.principal.PrincipalPushService;
import dev.hoopoe.directory.user.UserEvent.UserCreated;
import dev.hoopoe.directory.user.UserEvent.UserDeleted;
import dev.hoopoe.directory.user.UserEvent.UserUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeMap;

/** Pushes a flushed change to auth-service and writes its event, in the transaction of the change. */
@ApplicationScoped
class UserChangePublisher {

    private final PrincipalPushService principals;
    private final Outbox outbox;
    private final CurrentCaller caller;
    private final ActiveUserTypes types;

    UserChangePublisher(PrincipalPushService principals, Outbox outbox, CurrentCaller caller, ActiveUserTypes types) {
        this.principals = principals;
        this.outbox = outbox;
        this.caller = caller;
        this.types = types;
    }

    /** {@code password} is null for a user who cannot log in with one. */
    void created(User user, UserSnapshot snapshot, String password) {
        principals.create(user.id(), new PrincipalPush(user.version(), snapshot, password));
        append(new UserCreated(user.version(), snapshot));
    }

    /** A change without a new password. */
    void updated(User user, UserSnapshot before, UserSnapshot after) {
        principals.update(user.id(), new PrincipalPush(user.version(), after, null));
        moved(user, before, after);
    }

    /**
     * A change with a new password. It ends the user's sessions, except the one in which users change their own.
     */
    void updated(User user, UserSnapshot before, UserSnapshot after, PasswordChange password) {
        principals.update(user.id(), new PrincipalPush(user.version(), after, password.password(), sessionOf(user)));
        var changes = new TreeMap<>(RecordChanges.between(before, after));
        changes.put(UserUpdated.PASSWORD_CHANGED_AT, new Change(password.changedBefore(), password.changedAt()));
        append(new UserUpdated(user.version(), after, changes));
    }

    private String sessionOf(User user) {
        var current = caller.get();
        return user.id().toString().equals(current.id()) ? current.sessionId() : null;
    }

    /** A change that does not affect the login. */
    void moved(User user, UserSnapshot before, UserSnapshot after) {
        append(new UserUpdated(user.version(), after, RecordChanges.between(before, after)));
    }

    /** A deletion has no version in the database; the event has the next one. */
    void deleted(User user, UserSnapshot last) {
        principals.delete(user.id());
        append(new UserDeleted(user.version() + 1, last));
    }

    private void append(UserEvent change) {
        types.changed();
        outbox.append(change);
    }
}
