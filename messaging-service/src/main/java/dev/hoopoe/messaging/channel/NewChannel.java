package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A channel to be. */
public record NewChannel(String slug, String name, String logo, boolean enabled, ObjectNode configuration) {

    @Override
    public String toString() {
        return "NewChannel[slug=%s, configuration=***]".formatted(slug);
    }
}
