package dev.hoopoe.common.republication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of an aggregate whose id in events is a column.
 *
 * @param key the field of that column
 * @param parse makes the field's value of an id
 */
public record KeyedRows<E>(PanacheRepositoryBase<E, ?> rows, String key, Function<String, ?> parse) {

    /** As {@link RepublishedAggregate#lockAfter}. */
    public List<E> lockAfter(String after, int most) {
        var next =
                after == null ? rows.findAll(Sort.by(key)) : rows.find(key + " > ?1", Sort.by(key), parse.apply(after));
        return next.withLock(LockModeType.PESSIMISTIC_READ).page(0, most).list();
    }
}
