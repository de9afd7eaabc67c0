package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What may change about a channel; {@code logo} is null without one. */
public record ChannelDetails(String name, String logo, boolean enabled, ObjectNode configuration) {

    @Override
    public String toString() {
        return "ChannelDetails[name=%s, configuration=***]".formatted(name);
    }
}
