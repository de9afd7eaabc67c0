package dev.hoopoe.directory.user;

import dev.hoopoe.directory.department.DepartmentEmptied;
import dev.hoopoe.directory.department.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/** Publishes {@code user.updated} for each member of a deleted department. */
@ApplicationScoped
class MembershipCleanup {

    private final UserRepository users;
    private final Memberships memberships;
    private final UserChangePublisher publisher;
    private final Clock clock;

    MembershipCleanup(UserRepository users, Memberships memberships, UserChangePublisher publisher, Clock clock) {
        this.users = users;
        this.memberships = memberships;
        this.publisher = publisher;
        this.clock = clock;
    }

    void publishUpdates(@Observes DepartmentEmptied emptied) {
        var left = users.lockAll(emptied.memberIds());
        var departments = memberships.ofAll(emptied.memberIds());
        var now = clock.instant();
        for (var user : left) {
            var former = departments.getOrDefault(user.id(), List.of());
            if (former.contains(emptied.departmentId())) {
                var before = user.snapshot(former);
                user.touch(now);
                users.flush();
                publisher.moved(user, before, user.snapshot(without(emptied.departmentId(), former)));
            }
        }
    }

    private static List<Long> without(long departmentId, List<Long> departments) {
        return departments.stream().filter(id -> id != departmentId).toList();
    }
}
