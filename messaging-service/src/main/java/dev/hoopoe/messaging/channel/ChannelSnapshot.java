package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.event.Change;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A channel as its events show it: without its configuration, which may hold credentials. */
record ChannelSnapshot(String id, String name, String logo, boolean enabled, Instant createdAt, Instant updatedAt) {

    static ChannelSnapshot of(Channel channel) {
        return new ChannelSnapshot(
                channel.slug(),
                channel.name(),
                channel.logo(),
                channel.isEnabled(),
                channel.createdAt(),
                channel.updatedAt());
    }

    /** From and to by wire name, of each field that differs but {@code updated_at}, which always does. */
    Map<String, Change> changesTo(ChannelSnapshot after) {
        var changes = new TreeMap<String, Change>();
        compare("name", name, after.name, changes);
        compare("logo", logo, after.logo, changes);
        compare("enabled", enabled, after.enabled, changes);
        return changes;
    }

    private static void compare(String field, Object from, Object to, Map<String, Change> changes) {
        if (!Objects.equals(from, to)) {
            changes.put(field, new Change(from, to));
        }
    }
}
