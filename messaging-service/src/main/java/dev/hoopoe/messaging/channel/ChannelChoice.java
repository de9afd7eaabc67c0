package dev.hoopoe.messaging.channel;

import java.util.List;
import java.util.Map;

/**
 * Which channels a list is of.
 *
 * @param ids of channels
 * @param others whether it is of all others than these
 */
public record ChannelChoice(List<String> ids, boolean others) {

    public static ChannelChoice only(String id) {
        return new ChannelChoice(List.of(id), false);
    }

    public static ChannelChoice otherThan(List<String> ids) {
        return new ChannelChoice(ids, true);
    }

    /** The condition on the rows {@code t} of tickets. */
    public String sql() {
        return "t.body ->> 'channel_id' " + (others ? "<> ALL" : "= ANY") + " (:channels)";
    }

    public Map<String, Object> parameters() {
        return Map.of("channels", ids.toArray(String[]::new));
    }
}
