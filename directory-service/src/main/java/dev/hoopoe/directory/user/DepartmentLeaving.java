package dev.hoopoe.directory.user;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Stream.concat;

import dev.hoopoe.directory.department.DepartmentEmptied;
import dev.hoopoe.directory.department.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Tells of each user whose department has gone that the user belongs there no longer. */
@ApplicationScoped
class DepartmentLeaving {

    private final UserRepository users;
    private final Memberships memberships;
    private final UserJournal journal;
    private final Clock clock;

    DepartmentLeaving(UserRepository users, Memberships memberships, UserJournal journal, Clock clock) {
        this.users = users;
        this.memberships = memberships;
        this.journal = journal;
        this.clock = clock;
    }

    void leave(@Observes DepartmentEmptied emptied) {
        var left = users.lockAll(emptied.memberIds());
        var departments = memberships.ofAll(emptied.memberIds());
        var now = clock.instant();
        for (var user : left) {
            var rest = departments.getOrDefault(user.id(), List.of());
            var former = concat(rest.stream(), Stream.of(emptied.departmentId()))
                    .sorted(naturalOrder())
                    .toList();
            var before = user.snapshot(former);
            user.touch(now);
            users.flush();
            journal.moved(user, before, user.snapshot(rest));
        }
    }
}
