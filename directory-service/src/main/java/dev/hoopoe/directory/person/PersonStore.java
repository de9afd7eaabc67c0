package dev.hoopoe.directory.person;

import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads staff and clients who log in together. */
@ApplicationScoped
public class PersonStore {

    private static final String STAFF = """
            SELECT id, CASE WHEN owner THEN 'OWNER' WHEN type = 'ADMINISTRATOR' THEN 'ADMINISTRATOR'
                WHEN all_departments THEN 'AGENT_OF_ALL_DEPARTMENTS' ELSE 'AGENT' END AS role,
                display_name AS name, email, created_at
            FROM staff_user WHERE account_id = :account AND email IS NOT NULL
            """;

    private static final String CLIENTS = """
            SELECT id, 'CLIENT' AS role, name, email, created_at
            FROM client WHERE account_id = :account AND credential
            """;

    private static final String BY_EMAIL =
            STAFF + " AND lower(email) = lower(:email) UNION ALL " + CLIENTS + " AND lower(email) = lower(:email)";

    /** Each half has its own LIMIT, so that an index scan stops early. */
    private static final String PART = "(SELECT * FROM (%s) part WHERE role = ANY (:roles) "
            + "AND (created_at, id) > (:time, :id) ORDER BY created_at, id LIMIT :most)";

    private static final String AFTER = "SELECT * FROM (" + PART.formatted(STAFF) + " UNION ALL "
            + PART.formatted(CLIENTS) + ") people ORDER BY created_at, id LIMIT :most";

    private final EntityManager entities;
    private final CurrentCaller caller;

    PersonStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** The person with this address, in any case. */
    @Transactional
    public Optional<Person> find(String email) {
        var rows = NativeQueries.rows(entities, BY_EMAIL)
                .setParameter("account", caller.accountId())
                .setParameter("email", EmailSyntax.canonical(email))
                .getResultList();
        return people(rows).stream().findFirst();
    }

    /**
     * People with these roles, by creation.
     *
     * @param last the last person of the previous batch; null for the beginning
     * @param most the largest number of people to return
     */
    @Transactional
    public List<Person> after(Person last, int most, Collection<AccountRole> roles) {
        var rows = NativeQueries.rows(entities, AFTER)
                .setParameter("account", caller.accountId())
                .setParameter("roles", roles.stream().map(AccountRole::name).toArray(String[]::new))
                .setParameter("time", last == null ? Instant.EPOCH : last.createdAt())
                .setParameter("id", last == null ? new UUID(0, 0) : last.id())
                .setParameter("most", most)
                .getResultList();
        return people(rows);
    }

    private static List<Person> people(List<Object[]> rows) {
        return rows.stream().map(PersonStore::person).toList();
    }

    private static Person person(Object[] row) {
        return new Person(
                (UUID) row[0], AccountRole.valueOf((String) row[1]), (String) row[2], (String) row[3], (Instant)
                        row[4]);
    }
}
