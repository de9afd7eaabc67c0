package dev.hoopoe.directory.session;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The last login of each user, from session events. */
@ApplicationScoped
public class LastLoginStore {

    /** Only of users: clients' sessions are ignored. */
    private static final String STORE = """
            INSERT INTO last_login AS known (account_id, user_id, at)
            SELECT account_id, id, :at FROM staff_user WHERE account_id = :account AND id = :user
            ON CONFLICT (user_id) DO UPDATE SET at = excluded.at WHERE known.at < excluded.at
            """;

    private static final String FIND =
            "SELECT user_id, at FROM last_login WHERE account_id = :account AND user_id = ANY (:users)";

    private final EntityManager entities;
    private final CurrentCaller caller;

    LastLoginStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** The last logins by user, without users who never logged in. */
    @Transactional
    public Map<UUID, Instant> of(Collection<UUID> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        var found = NativeQueries.rows(entities, FIND)
                .addScalar("user_id", UUID.class)
                .addScalar("at", Instant.class)
                .setParameter("account", caller.accountId())
                .setParameter("users", userIds.toArray(UUID[]::new))
                .getResultList();
        return found.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }

    /** Stores a login unless a later one is stored. */
    void store(UUID userId, Instant at) {
        entities.createNativeQuery(STORE)
                .setParameter("account", caller.accountId())
                .setParameter("user", userId)
                .setParameter("at", at)
                .executeUpdate();
    }
}
