package dev.hoopoe.directory.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;

/** SQL on the widget settings of the caller's account, which has one row or none. */
@ApplicationScoped
class WidgetSettingsStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FIND = """
            SELECT account.name AS name, coalesce(CAST(widget.settings AS text), '{}') AS settings, widget.last_seen_at AS seen_at,
                coalesce(widget.created_at, account.created_at) AS created_at,
                coalesce(widget.updated_at, account.created_at) AS updated_at
            FROM account LEFT JOIN widget_settings widget ON widget.account_id = account.id
            WHERE account.id = :account
            """;

    /** Null removes a setting, so that it has its default again. */
    private static final String CHANGE = """
            INSERT INTO widget_settings AS stored (account_id, settings, created_at, updated_at)
            SELECT id, jsonb_strip_nulls(CAST(:changes AS jsonb)), created_at, :now FROM account WHERE id = :account
            ON CONFLICT (account_id) DO UPDATE SET
                settings = jsonb_strip_nulls(stored.settings || CAST(:changes AS jsonb)), updated_at = excluded.updated_at
            """;

    private static final String NOTE_VISIT = """
            INSERT INTO widget_settings AS stored (account_id, settings, host, pathname, last_seen_at, created_at, updated_at)
            SELECT id, '{}', :host, :pathname, :now, created_at, created_at FROM account WHERE id = :account
            ON CONFLICT (account_id) DO UPDATE SET
                host = coalesce(excluded.host, stored.host), pathname = coalesce(excluded.pathname, stored.pathname),
                last_seen_at = excluded.last_seen_at
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    WidgetSettingsStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** Empty when there is no such account. */
    Optional<WidgetSettings> find() {
        var account = caller.accountId();
        return NativeQueries.rows(entities, FIND)
                .addScalar("name", String.class)
                .addScalar("settings", String.class)
                .addScalar("seen_at", Instant.class)
                .addScalar("created_at", Instant.class)
                .addScalar("updated_at", Instant.class)
                .setParameter("account", account)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new WidgetSettings(
                        account, (String) row[0], parsed((String) row[1]), (Instant) row[2], (Instant) row[3], (Instant)
                                row[4]));
    }

    void change(ObjectNode changes, Instant now) {
        inAccount(CHANGE, now).setParameter("changes", changes.toString()).executeUpdate();
    }

    /** Null leaves host or pathname as it is. */
    void noteVisit(String host, String pathname, Instant now) {
        inAccount(NOTE_VISIT, now)
                .setParameter("host", host)
                .setParameter("pathname", pathname)
                .executeUpdate();
    }

    private Query inAccount(String sql, Instant now) {
        return entities.createNativeQuery(sql)
                .setParameter("account", caller.accountId())
                .setParameter("now", now);
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored widget settings are unreadable", e);
        }
    }
}
