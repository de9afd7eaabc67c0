package dev.hoopoe.directory.widget;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The transactions on the widget settings of the caller's account. An account without a row has the defaults: reading writes
 * nothing, since pages read without a token.
 */
@ApplicationScoped
public class WidgetSettingsTransactions {

    /** Pages without a token send their visits, and all of them write the account's one row. */
    private static final Duration VISITS_NOTED_EVERY = Duration.ofMinutes(1);

    private final WidgetSettingsStore store;
    private final Clock clock;

    WidgetSettingsTransactions(WidgetSettingsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Empty when there is no such account. */
    @Transactional
    public Optional<WidgetSettings> find() {
        return store.find();
    }

    /** Stores the row of a new account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void create() {
        store.change(JsonNodeFactory.instance.objectNode(), clock.instant());
    }

    /**
     * Changes settings; empty when there is no such account.
     *
     * @param changes checked ones ({@link WidgetSetting#changesIn}); null restores a default
     */
    @Transactional
    public Optional<WidgetSettings> change(ObjectNode changes) {
        if (!changes.isEmpty()) {
            store.change(changes, clock.instant());
        }
        return store.find();
    }

    /** Notes the page that the widget is on, at most once a minute; empty when there is no such account. */
    @Transactional
    public Optional<WidgetSettings> visit(String host, String pathname) {
        var now = clock.instant();
        var found = store.find();
        found.filter(settings ->
                        settings.lastSeenAt() == null || settings.lastSeenAt().isBefore(now.minus(VISITS_NOTED_EVERY)))
                .ifPresent(settings -> store.noteVisit(host, pathname, now));
        return found;
    }
}
