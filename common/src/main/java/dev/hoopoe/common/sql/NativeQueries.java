package dev.hoopoe.common.sql;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Native queries whose plans Hibernate finds in its cache again (docs/decisions/0037).
 *
 * <p>A query created with only a scalar class never equals another one of the same text, so each execution adds a
 * plan to the cache; a query with a named and typed column does not. A query with a collection as parameter is
 * planned at each execution, too: use an array and {@code = ANY (:values)}.
 */
public final class NativeQueries {

    private NativeQueries() {}

    /** Rows of one value: the named column of the statement. */
    public static <T> NativeQuery<T> scalar(EntityManager entities, String sql, String column, Class<T> type) {
        return create(entities, sql, type).addScalar(column, type);
    }

    /** Rows of columns as arrays; without {@code addScalar} in the statement's order and with the database's types. */
    public static NativeQuery<Object[]> rows(EntityManager entities, String sql) {
        return create(entities, sql, Object[].class);
    }

    /** Rows that are entities. */
    public static <E> NativeQuery<E> entities(EntityManager entities, String sql, Class<E> entity) {
        return create(entities, sql, entity);
    }

    private static <T> NativeQuery<T> create(EntityManager entities, String sql, Class<T> type) {
        return entities.unwrap(Session.class).createNativeQuery(sql, type);
    }
}
