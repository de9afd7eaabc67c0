package dev.hoopoe.directory.user;

import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.AccountEntities;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.SearchTerm;
import dev.hoopoe.directory.storage.Uniqueness;
import dev.hoopoe.directory.storage.Uniqueness.UniqueField;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Data access for users. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    private static final ListOrder<User> NEWEST_FIRST = ListOrder.<User>falling("users.newest")
            .by("createdAt", SortType.TIME, User::createdAt)
            .by("id", SortType.UUID, User::id);

    private static final String MATCHES = "searchText like :pattern escape '!'";

    private static final List<UniqueField> UNIQUE = List.of(
            new UniqueField("staff_user_email", "email", "A user with this e-mail address exists already"),
            new UniqueField("login_address_pkey", "email", "A user with this e-mail address exists already"),
            new UniqueField("staff_user_username", "username", "A user with this username exists already"));

    private static final String LOCK_OWNERSHIP =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('hoopoe.owner/' || :account, 0))";

    private final CurrentCaller caller;

    UserRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Page<User> page(Optional<UserType> type, String search, PageRequest request) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        type.ifPresent(wanted -> {
            conditions.add("type = :type");
            parameters.put("type", wanted);
        });
        SearchTerm.pattern(search).ifPresent(pattern -> {
            conditions.add(MATCHES);
            parameters.put("pattern", pattern);
        });
        var rows = EntityRows.of(this, String.join(" and ", conditions), parameters);
        return Listing.read(request, NEWEST_FIRST, rows);
    }

    /** In the order of their numbers. */
    List<User> numbered(UserFilter filter, OffsetRequest slice) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        filter.active().ifPresent(active -> {
            conditions.add("active = :active");
            parameters.put("active", active);
        });
        filter.type().ifPresent(type -> {
            conditions.add("type = :type");
            parameters.put("type", type);
        });
        return find(String.join(" and ", conditions), Sort.by("number"), parameters)
                .range(slice.offset(), slice.offset() + slice.limit() - 1)
                .list();
    }

    Optional<User> byId(UUID id) {
        return AccountEntities.find(getEntityManager(), User.class, id);
    }

    Optional<User> lock(UUID id) {
        return AccountEntities.find(getEntityManager(), User.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<User> lockAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", Sort.by("id"), ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /**
     * Locks the user and all active administrators, so that none of them can be deleted meanwhile; always in the same
     * order.
     */
    List<User> lockWithAdministrators(UUID id) {
        return find("id = ?1 or (type = ?2 and active = true)", Sort.by("id"), id, UserType.ADMINISTRATOR)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<User> lockByEmail(String email) {
        return find("lower(email) = lower(?1)", EmailSyntax.canonical(email))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<User> findOwner() {
        return find("owner = true").firstResultOptional();
    }

    /** Serialises, until commit, transactions that may set the account's owner. */
    void lockOwnership() {
        getEntityManager()
                .createNativeQuery(LOCK_OWNERSHIP)
                .setParameter("account", caller.accountId())
                .getSingleResult();
    }

    boolean hasActiveAdministrator() {
        return count("type = ?1 and active = true", UserType.ADMINISTRATOR) > 0;
    }

    /** True for an account without an owner and without an active administrator. */
    boolean lackOwnerAndAdministrator() {
        return findOwner().isEmpty() && !hasActiveAdministrator();
    }

    void save(User user) {
        Uniqueness.orTaken(UNIQUE, () -> persistAndFlush(user));
    }
}
