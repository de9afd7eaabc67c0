package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.conversation.ConversationFilter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of O-11 that choose among conversations; a client's number that nobody can have finds nothing. */
public class ConversationParameters {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final long NO_CLIENT = 0;

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
                clientNumber(),
                channel == null || isOther ? null : List.of(channel),
                isOther ? OmniDeskChannel.KNOWN : null,
                open());
    }

    private Long clientNumber() {
        if (clientId == null) {
            return null;
        }
        if (!INTEGER.matcher(clientId).matches()) {
            throw HoopoeException.invalid("client_id", "must be an integer");
        }
        try {
            return Math.max(Long.parseLong(clientId), NO_CLIENT);
        } catch (NumberFormatException overflow) {
            return NO_CLIENT;
        }
    }

    private Boolean open() {
        if (active == null) {
            return null;
        }
        return switch (active) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw HoopoeException.invalid("active", "must be true or false");
        };
    }
}
