package dev.hoopoe.common.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Reads one entity of the session's account, with a query whose plan Hibernate caches (docs/decisions/0037).
 *
 * <p>Hibernate caches no plan while a filter is enabled, and the tenant filter always is: it builds the plan of
 * {@code Session.find} and of each query again. These queries name the account themselves and run without the filter.
 * The entity must have the attribute {@code accountId}.
 */
public final class AccountEntities {

    private static final String FILTER = "_tenantId";
    private static final String FILTER_PARAMETER = "tenantId";

    private static final String BY_ID = "id(e) = :value";

    private AccountEntities() {}

    /** The entity of this id, read from the database even if the session has it. */
    public static <E> Optional<E> find(EntityManager entities, Class<E> type, Object id) {
        return findBy(entities, type, BY_ID, id, LockModeType.NONE);
    }

    /** The entity of this id, locked. */
    public static <E> Optional<E> find(EntityManager entities, Class<E> type, Object id, LockModeType lock) {
        return findBy(entities, type, BY_ID, id, lock);
    }

    /** The one entity that meets a condition on {@code :value}, a constant such as {@code slug = :value}. */
    public static <E> Optional<E> findBy(EntityManager entities, Class<E> type, String condition, Object value) {
        return findBy(entities, type, condition, value, LockModeType.NONE);
    }

    /** The one entity that meets a condition on {@code :value}, locked. */
    public static <E> Optional<E> findBy(
            EntityManager entities, Class<E> type, String condition, Object value, LockModeType lock) {
        var session = entities.unwrap(SessionImplementor.class);
        var account = session.getTenantIdentifierValue();
        session.disableFilter(FILTER);
        try {
            var query = session.createSelectionQuery(textOf(type, condition), type)
                    .setParameter("account", account)
                    .setParameter("value", value);
            if (lock != LockModeType.NONE) {
                query.setLockMode(lock);
            }
            return query.uniqueResultOptional();
        } finally {
            session.enableFilter(FILTER).setParameter(FILTER_PARAMETER, account);
        }
    }

    private static String textOf(Class<?> type, String condition) {
        return "select e from " + type.getName() + " e where e.accountId = :account and (" + condition + ")";
    }
}
