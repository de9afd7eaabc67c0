package dev.hoopoe.ticket.tag;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores tags and reads those that are not deleted. */
@ApplicationScoped
class TagRepository implements PanacheRepositoryBase<Tag, Long> {

    private static final String ALL = "deleted = false";
    private static final String OF_NAME_ID =
            "SELECT * FROM tag WHERE account_id = :account AND name_id = :nameId AND NOT deleted";

    private static final String IN_ORDER = " order by id";

    private static final ListOrder<Tag> OLDEST_FIRST =
            ListOrder.<Tag>rising("tags.oldest").by("id", SortType.NUMBER, Tag::id);

    private final CurrentCaller caller;

    TagRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Page<Tag> page(PageRequest request) {
        return Listing.read(request, OLDEST_FIRST, EntityRows.of(this, ALL, Map.of()));
    }

    Optional<Tag> present(long id) {
        return find(ALL + " and id = ?1", id).firstResultOptional();
    }

    /** The tag whose name has this id in Netia. */
    Optional<Tag> ofNameId(UUID nameId) {
        return NativeQueries.entities(getEntityManager(), OF_NAME_ID, Tag.class)
                .setParameter("account", caller.accountId())
                .setParameter("nameId", nameId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The tag, locked until the transaction ends. */
    Optional<Tag> lock(long id) {
        return find(ALL + " and id = ?1", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The existing ones of these, locked until the transaction ends; in order, so that no two callers deadlock. */
    List<Tag> share(Collection<Long> ids, Collection<String> keys) {
        return find(ALL + " and (id in ?1 or nameKey in ?2)" + IN_ORDER, ids, keys)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** A new tag, or empty when the name is taken; waits for a transaction that is creating it. */
    Optional<Tag> createUnlessTaken(TagName name) {
        var created = NativeQueries.scalar(getEntityManager(), """
                        INSERT INTO tag (account_id, name, name_key, deleted) VALUES (:account, :name, :key, false)
                        ON CONFLICT (account_id, name_key) WHERE NOT deleted DO NOTHING RETURNING id
                        """, "id", Long.class)
                .setParameter("account", caller.accountId())
                .setParameter("name", name.text())
                .setParameter("key", name.key())
                .getResultList();
        return created.stream().findFirst().map(this::findById);
    }
}
