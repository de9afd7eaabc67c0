package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.channel.Channel;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel in the native dialect (contract Homa, section 4). */
record ChannelResponse(
        String id,
        String name,
        @Schema(nullable = true) String logo,
        boolean enabled,
        ObjectNode configuration,
        Instant createdAt,
        Instant updatedAt) {

    /** The configuration may hold credentials: all but administrators see it empty. */
    static ChannelResponse of(Channel channel, boolean withConfiguration) {
        return new ChannelResponse(
                channel.slug(),
                channel.name(),
                channel.logo(),
                channel.isEnabled(),
                withConfiguration ? channel.configuration() : JsonNodeFactory.instance.objectNode(),
                channel.createdAt(),
                channel.updatedAt());
    }
}
