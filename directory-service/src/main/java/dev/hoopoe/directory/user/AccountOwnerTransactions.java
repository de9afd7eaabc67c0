package dev.hoopoe.directory.user;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and creates the administrator who owns the account; there is at most one. */
@ApplicationScoped
public class AccountOwnerTransactions {

    private final UserRepository users;
    private final UserChangePublisher publisher;
    private final Clock clock;

    AccountOwnerTransactions(UserRepository users, UserChangePublisher publisher, Clock clock) {
        this.users = users;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    public Optional<UUID> find() {
        return users.findOwner().map(User::id);
    }

    /**
     * Creates the account's first administrator as its owner, for anonymous callers.
     *
     * @param password must reach auth-service, or 503
     * @throws HoopoeException forbidden, when there is an owner or an active administrator; conflict, when the
     *     address is in use
     */
    @Transactional
    public UserSnapshot create(String email, String name, String password) {
        users.lockOwnership();
        if (!users.lackOwnerAndAdministrator()) {
            throw HoopoeException.forbidden("The account already has an administrator");
        }
        var owner = User.join(UserDetails.administrator(email, name), clock.instant());
        owner.own();
        users.save(owner);
        var snapshot = owner.snapshot(List.of());
        publisher.created(owner, snapshot, password);
        return snapshot;
    }
}
