package dev.hoopoe.common.list;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Entities of the caller's account that meet a condition in Hibernate's query language. */
public final class EntityRows<E> implements ListRows<E> {

    private final PanacheRepositoryBase<E, ?> entities;
    private final String condition;
    private final Map<String, Object> parameters;
    private final LongSupplier count;

    private EntityRows(
            PanacheRepositoryBase<E, ?> entities,
            String condition,
            Map<String, Object> parameters,
            LongSupplier count) {
        this.entities = entities;
        this.condition = condition;
        this.parameters = parameters;
        this.count = count;
    }

    public static <E> EntityRows<E> all(PanacheRepositoryBase<E, ?> entities) {
        return new EntityRows<>(entities, "", Map.of(), entities::count);
    }

    /** Entities that meet the condition; an empty condition is met by all. */
    public static <E> EntityRows<E> of(
            PanacheRepositoryBase<E, ?> entities, String condition, Map<String, Object> parameters) {
        return condition.isEmpty()
                ? all(entities)
                : new EntityRows<>(entities, condition, parameters, () -> entities.count(condition, parameters));
    }

    /** The same rows, counted by this supplier instead of a query. */
    public EntityRows<E> countedBy(LongSupplier newCount) {
        return new EntityRows<>(entities, condition, parameters, newCount);
    }

    @Override
    public long count() {
        return count.getAsLong();
    }

    @Override
    public List<E> read(ListSlice slice) {
        var values = new HashMap<>(parameters);
        values.putAll(slice.parameters());
        var first = Math.toIntExact(slice.offset());
        return entities.find(slice.within(condition) + " order by " + slice.order(), values)
                .range(first, first + slice.limit() - 1)
                .list();
    }
}
