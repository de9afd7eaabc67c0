package dev.hoopoe.messaging.channel;

import java.time.Instant;

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
}
