package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.HttpsUrl;
import dev.hoopoe.messaging.channel.ChannelSlug;
import dev.hoopoe.messaging.channel.NewChannel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of H-54; without {@code id} it is made from the name. */
record CreateChannelRequest(
        @Schema(maxLength = 50) String id,
        @Text(max = 255) String name,
        @HttpsUrl String logo,
        Boolean enabled,
        ObjectNode configuration) {

    NewChannel toChannel() {
        return new NewChannel(
                slug(),
                name,
                logo,
                enabled == null || enabled,
                configuration == null ? JsonNodeFactory.instance.objectNode() : configuration);
    }

    private String slug() {
        var slug = id == null ? ChannelSlug.ofName(name) : ChannelSlug.of(id);
        if (ChannelSlug.isTooLong(slug)) {
            throw HoopoeException.invalid("id", "must have at most 50 characters");
        }
        if (ChannelSlug.isUnreachable(slug)) {
            throw HoopoeException.invalid(id == null ? "name" : "id", "must make an id that can be part of a path");
        }
        return slug;
    }

    @Override
    public String toString() {
        return "CreateChannelRequest[id=%s, configuration=***]".formatted(id);
    }
}
