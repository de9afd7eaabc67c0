package dev.hoopoe.messaging.message;

import dev.hoopoe.common.list.ListRows;
import dev.hoopoe.common.list.ListSlice;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.messaging.access.SqlCondition;
import dev.hoopoe.messaging.access.TicketVisibility;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;

/** The messages of an account on the tickets that someone may see, as far as a filter lets them through. */
final class MessageListQuery implements ListRows<Message> {

    private static final String OF_ACCOUNT = "m.account_id = :account";

    /** Few tickets are deleted ones, so all messages but theirs are found faster than the messages of all others. */
    private static final String NOT_DELETED = """
            NOT EXISTS (SELECT 1 FROM ticket_replica t
                WHERE t.account_id = m.account_id AND t.ticket_id = m.ticket_id AND t.deleted)""";

    private final EntityManager entities;
    private final String account;
    private final SqlCondition visible;
    private final MessageFilter filter;

    MessageListQuery(EntityManager entities, String account, TicketVisibility visibility, MessageFilter filter) {
        this.entities = entities;
        this.account = account;
        this.visible = visibility.everything() ? new SqlCondition(NOT_DELETED, Map.of()) : visibility.onTicketOf("m");
        this.filter = filter;
    }

    @Override
    public long count() {
        var sql = "SELECT count(*) FROM message m WHERE " + condition();
        var count = NativeQueries.scalar(entities, sql, "count", Long.class);
        bind(count);
        return count.getSingleResult();
    }

    @Override
    public List<Message> read(ListSlice slice) {
        var select = NativeQueries.entities(
                entities,
                "SELECT m.* FROM message m WHERE " + slice.within(condition()) + " ORDER BY " + slice.order()
                        + " LIMIT :limit OFFSET :offset",
                Message.class);
        bind(select);
        slice.parameters().forEach(select::setParameter);
        select.setParameter("limit", slice.limit());
        select.setParameter("offset", slice.offset());
        return select.getResultList();
    }

    private String condition() {
        return OF_ACCOUNT + filter.sql() + " AND " + visible.sql();
    }

    private void bind(Query query) {
        query.setParameter("account", account);
        filter.parameters().forEach(query::setParameter);
        visible.parameters().forEach(query::setParameter);
    }
}
