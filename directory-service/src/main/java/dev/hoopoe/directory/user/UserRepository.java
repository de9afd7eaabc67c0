package dev.hoopoe.directory.user;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.PagedRows;
import dev.hoopoe.directory.storage.SearchTerm;
import dev.hoopoe.directory.storage.Uniqueness;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored users. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    private static final Sort NEWEST_FIRST = Sort.descending("createdAt", "id");

    /** The text is the one that index staff_user_search holds. */
    private static final String MATCHES =
            "lower(name || ' ' || lastName || ' ' || displayName || ' ' || email) like lower(:pattern) escape '!'";

    Page<User> page(Optional<UserType> type, String search, PageRequest request) {
        var conditions = new ArrayList<String>();
        var parameters = new Parameters();
        type.ifPresent(wanted -> {
            conditions.add("type = :type");
            parameters.and("type", wanted);
        });
        SearchTerm.pattern(search).ifPresent(pattern -> {
            conditions.add(MATCHES);
            parameters.and("pattern", pattern);
        });
        var query = conditions.isEmpty()
                ? findAll(NEWEST_FIRST)
                : find(String.join(" and ", conditions), NEWEST_FIRST, parameters);
        return PagedRows.of(query, request);
    }

    Optional<User> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<User> lockAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", Sort.by("id"), ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** The user and, so that nobody else can go meanwhile, every active administrator; always in the same order. */
    List<User> lockWithAdministrators(UUID id) {
        return find("id = ?1 or (type = ?2 and active = true)", Sort.by("id"), id, UserType.ADMINISTRATOR)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<User> lockByEmail(String email) {
        return find("lower(email) = lower(?1)", email)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    boolean hasActiveAdministrator() {
        return count("type = ?1 and active = true", UserType.ADMINISTRATOR) > 0;
    }

    void save(User user) {
        Uniqueness.orConflict("A user with this e-mail address exists already", () -> persistAndFlush(user));
    }
}
