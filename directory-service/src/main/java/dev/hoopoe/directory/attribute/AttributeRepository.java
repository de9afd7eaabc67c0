package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.SearchTerm;
import dev.hoopoe.directory.storage.Uniqueness;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Data access for attributes. */
@ApplicationScoped
class AttributeRepository implements PanacheRepositoryBase<CustomAttribute, Long> {

    private static final ListOrder<CustomAttribute> NEWEST_FIRST = ListOrder.<CustomAttribute>falling(
                    "attributes.newest")
            .by("createdAt", SortType.TIME, CustomAttribute::createdAt)
            .by("id", SortType.NUMBER, CustomAttribute::id);

    private static final String MATCHES = "searchText like :pattern escape '!'";

    private static final String NEXT_VERSION = """
            SELECT nextval('custom_attribute_version')
            FROM pg_advisory_xact_lock(hashtextextended('hoopoe.attribute/' || :account, 0))
            """;

    private final CurrentCaller caller;

    AttributeRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    /**
     * The version of the transaction's change. Serialises changes of one account, so that versions increase even when
     * an attribute is deleted and another one of the same name is defined.
     */
    long nextVersion() {
        return NativeQueries.scalar(getEntityManager(), NEXT_VERSION, "nextval", Long.class)
                .setParameter("account", caller.accountId())
                .getSingleResult();
    }

    Page<CustomAttribute> page(AttributeFilter filter, PageRequest request) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        filter.scope().ifPresent(scope -> {
            conditions.add("scope = :scope");
            parameters.put("scope", scope);
        });
        filter.dataType().ifPresent(type -> {
            conditions.add("dataType = :type");
            parameters.put("type", type);
        });
        filter.visibility().ifPresent(visibility -> {
            conditions.add("visibility = :visibility");
            parameters.put("visibility", visibility);
        });
        SearchTerm.pattern(filter.search()).ifPresent(pattern -> {
            conditions.add(MATCHES);
            parameters.put("pattern", pattern);
        });
        var rows = EntityRows.of(this, String.join(" and ", conditions), parameters);
        return Listing.read(request, NEWEST_FIRST, rows);
    }

    List<CustomAttribute> ofScope(AttributeScope scope) {
        return list("scope = ?1", Sort.by("name"), scope);
    }

    Optional<CustomAttribute> find(AttributeScope scope, String name) {
        return find("scope = ?1 and name = ?2", scope, name).firstResultOptional();
    }

    void add(CustomAttribute attribute) {
        Uniqueness.orConflict(
                "An attribute with this name exists already in this scope", () -> persistAndFlush(attribute));
    }
}
