package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.ListRows;
import dev.hoopoe.common.list.ListSlice;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.access.TicketVisibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Reads tickets of the caller's account as conversations of Netia. */
@ApplicationScoped
class DetailedConversationStore {

    /** How many conversations a visitor's page is shown (contract row N-18). */
    private static final int FOR_PAGE = 3;

    private static final String OF_VISITOR = ConversationSql.SELECT + ConversationSql.FROM
            + " AND c.for_page AND t.open AND t.body ->> 'client_id' = :client AND t.body ->> 'channel_id' = :channel"
            + ConversationSql.NOT_ARCHIVED + " ORDER BY t.opened_at DESC, t.ticket_id DESC LIMIT " + FOR_PAGE;

    private static final String COUNTS = "SELECT count(*), count(*) FILTER (WHERE NOT (" + ConversationSql.READ + ")),"
            + " count(*) FILTER (WHERE t.assignee_id = :caller), count(*) FILTER (WHERE t.assignee_id IS NULL),"
            + " count(*) FILTER (WHERE " + ConversationQuery.RAISED + ")" + ConversationSql.FROM;

    private static final ListOrder<DetailedConversation> LAST_ACTIVE_FIRST = ListOrder.<DetailedConversation>falling(
                    "conversations.activity")
            .by(ConversationSql.ACTIVITY, SortType.TIME, DetailedConversation::lastActivityAt)
            .by("t.ticket_id", SortType.NUMBER, DetailedConversation::ticketId);

    private final EntityManager entities;
    private final CurrentCaller caller;
    private final ObjectMapper mapper;
    private final ConversationConfig config;
    private final Clock clock;

    DetailedConversationStore(
            EntityManager entities, CurrentCaller caller, ObjectMapper mapper, ConversationConfig config, Clock clock) {
        this.entities = entities;
        this.caller = caller;
        this.mapper = mapper;
        this.config = config;
        this.clock = clock;
    }

    Page<DetailedConversation> list(TicketVisibility visibility, ConversationQuery query, PageRequest request) {
        return Listing.read(request, LAST_ACTIVE_FIRST, new Rows(visibility, query));
    }

    long count(TicketVisibility visibility, ConversationQuery query) {
        return new Rows(visibility, query).count();
    }

    ConversationCounts counts(TicketVisibility visibility, UUID user) {
        var rows = new Rows(visibility, ConversationQuery.all().withOpen(true));
        var counts = NativeQueries.rows(entities, COUNTS + rows.condition);
        rows.parameters.forEach(counts::setParameter);
        var row = counts.setParameter("caller", user).getSingleResult();
        return new ConversationCounts(number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    Optional<DetailedConversation> find(long ticketId) {
        var sql = ConversationSql.SELECT + ConversationSql.FROM + " AND t.ticket_id = :ticket";
        return read(sql, Map.of("account", caller.accountId(), "ticket", ticketId)).stream()
                .findFirst();
    }

    /** The newest open conversations that the page of this client may read, the newest first. */
    List<DetailedConversation> ofVisitor(UUID clientId, String channelId) {
        return read(
                OF_VISITOR,
                Map.of(
                        "account", caller.accountId(),
                        "client", clientId.toString(),
                        "channel", channelId,
                        "inactiveSince", inactiveSince()));
    }

    private Instant inactiveSince() {
        return clock.instant().minus(config.archiveAfter());
    }

    private List<DetailedConversation> read(String sql, Map<String, Object> parameters) {
        var select = NativeQueries.rows(entities, sql)
                .addScalar("ticket_id", Long.class)
                .addScalar("body", String.class)
                .addScalar("open", Boolean.class)
                .addScalar("assignee_id", UUID.class)
                .addScalar("active_at", Instant.class)
                .addScalar("is_read", Boolean.class)
                .addScalar("for_page", Boolean.class)
                .addScalar("metadata", String.class);
        parameters.forEach(select::setParameter);
        return select.getResultList().stream()
                .map(row -> ConversationSql.conversation(row, mapper))
                .toList();
    }

    /** The conversations of a list. */
    private final class Rows implements ListRows<DetailedConversation> {

        private final String condition;
        private final Map<String, Object> parameters;

        Rows(TicketVisibility visibility, ConversationQuery query) {
            this.parameters = new HashMap<>(query.parameters());
            parameters.put("account", caller.accountId());
            parameters.put("inactiveSince", inactiveSince());
            var seen = "";
            if (!visibility.everything()) {
                var visible = visibility.onRow("t");
                seen = " AND " + visible.sql();
                parameters.putAll(visible.parameters());
            }
            this.condition = seen + query.sql() + ConversationSql.NOT_ARCHIVED;
        }

        @Override
        public long count() {
            var count = NativeQueries.scalar(
                    entities, "SELECT count(*) AS count" + ConversationSql.FROM + condition, "count", Long.class);
            return bound(count, parameters).getSingleResult();
        }

        @Override
        public List<DetailedConversation> read(ListSlice slice) {
            var after = slice.after().isEmpty() ? "" : " AND " + slice.after();
            var bound = new HashMap<>(parameters);
            bound.putAll(slice.parameters());
            bound.put("limit", slice.limit());
            bound.put("offset", slice.offset());
            return DetailedConversationStore.this.read(
                    ConversationSql.SELECT + ConversationSql.FROM + condition + after + " ORDER BY " + slice.order()
                            + " LIMIT :limit OFFSET :offset",
                    bound);
        }

        private static <T> NativeQuery<T> bound(NativeQuery<T> query, Map<String, Object> parameters) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}
