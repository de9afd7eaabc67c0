package dev.hoopoe.ticket.user;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Users by number, for dialects whose ids are numbers. May ask directory-service, so call it outside of transactions.
 */
@ApplicationScoped
public class UserNumbers {

    private static final String NUMBER = "number";

    private final Replica<UserView> users;
    private final Directory directory;

    UserNumbers(Replica<UserView> users, Directory directory) {
        this.users = users;
        this.directory = directory;
    }

    /** Empty for a user without a replica, who has no ticket either. */
    public Optional<UserView> find(long number) {
        return users.findBy(NUMBER, Long.toString(number));
    }

    /** Any user of that number, active or not; asks directory-service for one that is not known yet. */
    public Optional<UserView> findOrAsk(long number) {
        var known = find(number);
        return known.isPresent() ? known : directory.userWithNumber(number).flatMap(this::store);
    }

    /** The numbers by user id, without deleted users. */
    public Map<UUID, Long> of(Collection<UUID> ids) {
        var numbers = new HashMap<UUID, Long>();
        users.findAll(ids.stream().map(UUID::toString).distinct().toList())
                .forEach((id, user) -> numbers.put(UUID.fromString(id), user.number()));
        return numbers;
    }

    /** How many users the account has, active or not. */
    public long count() {
        return users.count();
    }

    /** A user whose deletion is known already stays deleted. */
    private Optional<UserView> store(VersionedSnapshot user) {
        var id = user.snapshot().path("id").asText();
        users.put(id, user);
        return users.find(id);
    }
}
