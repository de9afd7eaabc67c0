package dev.hoopoe.directory.user;

import dev.hoopoe.common.cache.RowCache;
import dev.hoopoe.common.cache.RowCaches;
import dev.hoopoe.common.identity.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The types of active users, which every request of staff asks for. A change of another process shows after a second at most
 * (docs/decisions/0046).
 */
@ApplicationScoped
public class ActiveUserTypes {

    private final UserRepository users;
    private final CurrentCaller caller;
    private final RowCache recent;

    ActiveUserTypes(UserRepository users, CurrentCaller caller, RowCaches caches) {
        this.users = users;
        this.caller = caller;
        this.recent = caches.create();
    }

    /** The type of the user in the caller's account, if it exists and is active. */
    public Optional<UserType> find(UUID id) {
        return recent.get(caller.accountId(), id.toString(), () -> read(id));
    }

    private Optional<UserType> read(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> users.byId(id).filter(User::isActive).map(User::type));
    }

    /** A user changes. */
    void changed() {
        recent.changed();
    }
}
