package dev.hoopoe.directory.user;

import dev.hoopoe.directory.department.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Sees to it that an account has somebody who can manage it, for operators who cannot log in to do so themselves. */
@ApplicationScoped
public class Administrators {

    private final UserRepository repository;
    private final Users users;
    private final UserJournal journal;
    private final Memberships memberships;
    private final Clock clock;

    Administrators(UserRepository repository, Users users, UserJournal journal, Memberships memberships, Clock clock) {
        this.repository = repository;
        this.users = users;
        this.journal = journal;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Transactional
    public boolean exist() {
        return repository.hasActiveAdministrator();
    }

    /** Makes this an administrator who logs in with this password: the user with the e-mail address, or a new one of the given name. */
    @Transactional
    public void ensure(String email, String fullName, String password) {
        repository
                .lockByEmail(email)
                .ifPresentOrElse(
                        user -> reset(user, password),
                        () -> users.create(UserDetails.administrator(email, fullName), List.of(), password));
    }

    private void reset(User user, String password) {
        var departments = memberships.of(user.id());
        var before = user.snapshot(departments);
        user.promote(clock.instant());
        user.changePassword(clock.instant());
        repository.save(user);
        journal.updated(user, before, user.snapshot(departments), password);
    }
}
