package dev.hoopoe.directory.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The settings of an account's widget.
 *
 * @param stored the settings that differ from the defaults
 * @param lastSeenAt when a page with the widget was last noted; null for never
 */
public record WidgetSettings(
        String accountId,
        String accountName,
        ObjectNode stored,
        Instant lastSeenAt,
        Instant createdAt,
        Instant updatedAt) {

    /** An account has one widget, whose id follows from the account's. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(("widget-settings/" + accountId).getBytes(StandardCharsets.UTF_8));
    }

    /** Null where the setting has no value. */
    public String text(WidgetSetting setting) {
        return setting.in(stored).textValue();
    }

    public boolean flag(WidgetSetting setting) {
        return setting.in(stored).booleanValue();
    }
}
