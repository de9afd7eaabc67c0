package dev.hoopoe.directory.user;

import dev.hoopoe.common.republication.KeyedRows;
import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.directory.department.Memberships;
import dev.hoopoe.directory.user.UserEvent.UserUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The last states of users, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedUsers implements RepublishedAggregate {

    private final UserRepository users;
    private final Memberships memberships;

    RepublishedUsers(UserRepository users, Memberships memberships) {
        this.users = users;
        this.memberships = memberships;
    }

    @Override
    public String aggregate() {
        return "user";
    }

    @Override
    public List<UserEvent> lockAfter(String after, int most) {
        var found = new KeyedRows<>(users, "id", UUID::fromString).lockAfter(after, most);
        var departments = memberships.ofAll(found.stream().map(User::id).toList());
        return found.stream()
                .<UserEvent>map(user -> new UserUpdated(
                        user.version(), user.snapshot(departments.getOrDefault(user.id(), List.of())), Map.of()))
                .toList();
    }
}
