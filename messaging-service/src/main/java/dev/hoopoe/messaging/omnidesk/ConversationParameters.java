package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.common.dialect.omnidesk.OmniDeskParameter;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.conversation.ConversationFilter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of O-11 that filter conversations; a number that no client can have finds nothing. */
public class ConversationParameters {

    @QueryParam("client_id")
    @Parameter(
            description = "Conversations of this client",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String clientId;

    @QueryParam("channel")
    @Parameter(
            description = "Conversations by this channel",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"web", "telegram", "whatsapp", "sms", "email", "other"}))
    String channel;

    @QueryParam("active")
    @Parameter(
            description = "Conversations whose ticket is open, or those whose ticket is not; also 1 and 0",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String active;

    ConversationFilter filter() {
        if (channel != null && !channel.matches(OmniDeskChannel.WIRE_NAMES)) {
            throw HoopoeException.invalid("channel", OmniDeskChannel.ONE_OF_THEM);
        }
        var isOther = OmniDeskChannel.OTHER.id().equals(channel);
        return new ConversationFilter(
                OmniDeskParameter.number(clientId, "client_id"),
                channel == null || isOther ? null : List.of(channel),
                isOther ? OmniDeskChannel.KNOWN : null,
                OmniDeskParameter.flag(active, "active"));
    }
}
