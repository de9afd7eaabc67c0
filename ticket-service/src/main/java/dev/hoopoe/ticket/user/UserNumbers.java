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

/** Users by number, for dialects that count; may ask a neighbour, so never within a transaction. */
@ApplicationScoped
public class UserNumbers {

    private static final String NUMBER = "number";

    private final Replica<UserView> users;
    private final Directory directory;

    UserNumbers(Replica<UserView> users, Directory directory) {
        this.users = users;
        this.directory = directory;
    }

    /** Empty for one who is not known here, whom then no ticket is assigned to either. */
    public Optional<UserView> find(long number) {
        return users.findBy(NUMBER, Long.toString(number));
    }

    /** Whoever has that number, active or not, even if they joined a moment ago. */
    public Optional<UserView> findOrAsk(long number) {
        var known = find(number);
        return known.isPresent() ? known : directory.userWithNumber(number).flatMap(this::take);
    }

    /** By id; without users who are gone. */
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

    /** One who was deleted here meanwhile stays so. */
    private Optional<UserView> store(VersionedSnapshot user) {
        var id = user.snapshot().path("id").asText();
        users.put(id, user);
        return users.find(id);
    }
}
