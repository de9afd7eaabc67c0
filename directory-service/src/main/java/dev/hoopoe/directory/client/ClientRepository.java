package dev.hoopoe.directory.client;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.AccountEntities;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.Uniqueness;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Data access for clients. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, UUID> {

    private static final ListOrder<Client> NEWEST_FIRST = ListOrder.<Client>falling("clients.newest")
            .by("createdAt", SortType.TIME, Client::createdAt)
            .by("id", SortType.UUID, Client::id);

    private static final ListOrder<Client> LAST_SEEN_FIRST = ListOrder.<Client>falling("clients.seen")
            .by("lastSeenAt", SortType.TIME, Client::lastSeenOrEpoch)
            .by("id", SortType.UUID, Client::id);

    private static final String SEEN =
            "UPDATE client SET last_seen_at = :now WHERE account_id = :account AND id = :id AND last_seen_at < :now";

    private static final String TOTAL =
            "SELECT CAST(coalesce(sum(amount), 0) AS bigint) AS total FROM client_total WHERE account_id = :account";

    private static final String NEXT_NUMBER = "SELECT next_client_number(:account) AS number";

    private static final String LOCK_NUMBER =
            "SELECT 1 FROM pg_advisory_xact_lock(client_number_lock(:account, :number))";

    private static final String LOCK_ADDRESS =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('hoopoe.client-address/' || :account || '/' || :key, 0))";

    private final CurrentCaller caller;

    ClientRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Page<Client> page(ClientSearch search, PageRequest request) {
        var rows = search.in(this).orElseGet(() -> EntityRows.all(this).countedBy(this::total));
        return Listing.read(request, NEWEST_FIRST, rows);
    }

    Page<Client> page(CustomerFilter filter, PageRequest request) {
        var rows = filter.in(this);
        return Listing.read(request, LAST_SEEN_FIRST, filter.isEmpty() ? rows.countedBy(this::total) : rows);
    }

    /** Notes a visit without changing the client's version, so that no event is due. */
    void seen(UUID id, Instant now) {
        getEntityManager()
                .createNativeQuery(SEEN)
                .setParameter("account", caller.accountId())
                .setParameter("id", id)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    Optional<Client> byId(UUID id) {
        return AccountEntities.find(getEntityManager(), Client.class, id);
    }

    /** The client, if it has a profile. */
    Optional<Client> withProfile(UUID id) {
        return find("id = ?1 and id in (select p.clientId from ClientProfile p where p.clientId = ?1)", id)
                .firstResultOptional();
    }

    List<Client> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The client, with an exclusive lock. */
    Optional<Client> lock(UUID id) {
        return AccountEntities.find(getEntityManager(), Client.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Client> standingFor(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }

    /** Stores a client; 409 when the address is in use. */
    void saveUnique(Client client) {
        Uniqueness.orConflict("email already exists", () -> persistAndFlush(client));
    }

    /** In the order of their numbers. */
    List<Client> numbered(OffsetRequest slice) {
        return findAll(Sort.by("number"))
                .range(slice.offset(), slice.offset() + slice.limit() - 1)
                .list();
    }

    Optional<Client> findByNumber(long number) {
        return find("number", number).firstResultOptional();
    }

    /** A new, unused number. */
    long nextNumber() {
        return NativeQueries.scalar(getEntityManager(), NEXT_NUMBER, "number", Long.class)
                .setParameter("account", caller.accountId())
                .getSingleResult();
    }

    /** Serialises, until commit, transactions that may create a client with this number. */
    void lockNumber(long number) {
        getEntityManager()
                .createNativeQuery(LOCK_NUMBER)
                .setParameter("account", caller.accountId())
                .setParameter("number", number)
                .getSingleResult();
    }

    /**
     * Checks that no client has the address, and locks it until the transaction ends.
     *
     * @param email null for none
     * @throws HoopoeException conflict, which names the client that has it
     */
    void requireFreeAddress(String email) {
        var key = Client.keyOf(email);
        if (key == null) {
            return;
        }
        getEntityManager()
                .createNativeQuery(LOCK_ADDRESS)
                .setParameter("account", caller.accountId())
                .setParameter("key", key)
                .getSingleResult();
        find("addressKey", key).firstResultOptional().ifPresent(other -> {
            throw HoopoeException.taken("email", "This e-mail address belongs to client " + other.id());
        });
    }

    private long total() {
        return NativeQueries.scalar(getEntityManager(), TOTAL, "total", Long.class)
                .setParameter("account", caller.accountId())
                .getSingleResult();
    }
}
