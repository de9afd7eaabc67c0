package dev.hoopoe.directory.user;

import dev.hoopoe.directory.department.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Ensures that an account has an administrator, for operators. */
@ApplicationScoped
public class AdministratorTransactions {

    private final UserRepository repository;
    private final UserChangePublisher publisher;
    private final Memberships memberships;
    private final Clock clock;

    AdministratorTransactions(
            UserRepository repository, UserChangePublisher publisher, Memberships memberships, Clock clock) {
        this.repository = repository;
        this.publisher = publisher;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Transactional
    public boolean exist() {
        return repository.hasActiveAdministrator();
    }

    /**
     * Makes the user with the e-mail address an administrator with this password, or creates it with the given name.
     * The first administrator becomes the owner, so that no anonymous caller can.
     */
    @Transactional
    public void ensure(String email, String fullName, String password) {
        repository.lockOwnership();
        var first = repository.lackOwnerAndAdministrator();
        repository
                .lockByEmail(email)
                .ifPresentOrElse(user -> reset(user, first, password), () -> join(email, fullName, first, password));
    }

    private void join(String email, String fullName, boolean first, String password) {
        var user = User.join(UserDetails.administrator(email, fullName), clock.instant());
        if (first) {
            user.own();
        }
        repository.save(user);
        publisher.created(user, user.snapshot(List.of()), password);
    }

    private void reset(User user, boolean first, String password) {
        var departments = memberships.of(user.id());
        var before = user.snapshot(departments);
        user.promote(clock.instant());
        if (first) {
            user.own();
        }
        var change = user.changePassword(password, clock.instant());
        repository.save(user);
        publisher.updated(user, before, user.snapshot(departments), change);
    }
}
