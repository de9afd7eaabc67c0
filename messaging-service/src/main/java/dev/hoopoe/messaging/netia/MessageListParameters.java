package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.message.MessageFilter;
import dev.hoopoe.messaging.ticket.ConversationTickets;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of the list of messages (contract row N-20). */
public class MessageListParameters {

    private static final int DEFAULT_LIMIT = 100;

    /** No ticket and no person has these. */
    private static final long NO_TICKET = 0;

    private static final UUID NOBODY = new UUID(0, 0);

    @QueryParam("conversation_id")
    @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String conversationId;

    @QueryParam("customer_id")
    @Parameter(
            description = "Messages that this customer wrote",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String customerId;

    @QueryParam("user_id")
    @Parameter(description = "Messages that this user wrote", schema = @Schema(type = SchemaType.INTEGER))
    String userId;

    @QueryParam("type")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"reply", "note", "bot"}))
    String type;

    @QueryParam("private")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    String privateMessage;

    @QueryParam("source")
    @Parameter(
            description = "Messages of conversations with this source",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"chat", "slack", "email", "sms", "api", "sandbox"}))
    String source;

    @QueryParam("body")
    @Parameter(description = "Messages whose text contains this, in any case; only with conversation_id or customer_id")
    String body;

    @QueryParam("limit")
    @Parameter(
            description = "Messages at most",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "100"))
    String limit;

    PageRequest page() {
        return PageRequest.of(null, limit == null ? Integer.toString(DEFAULT_LIMIT) : limit, null, "false");
    }

    /** The messages to list. A value that cannot exist, such as an id of the wrong form, matches none. */
    MessageFilter filter(ConversationTickets tickets, UserReplica users) {
        var text = body == null || body.isEmpty() ? null : body;
        if (text != null && conversationId == null && customerId == null) {
            throw HoopoeException.invalid("conversation_id", "is required with body, unless customer_id is given");
        }
        var ofType = type == null || type.isEmpty() ? null : type;
        if (ofType != null && !MessageBody.TYPES.contains(ofType)) {
            throw HoopoeException.invalid("type", "must be one of " + String.join(", ", MessageBody.TYPES));
        }
        var isNote = ofType == null
                ? FilterTexts.flag("private", privateMessage, "true", "false")
                : Boolean.valueOf("note".equals(ofType));
        var isBot = ofType == null || "note".equals(ofType) ? null : Boolean.valueOf("bot".equals(ofType));
        return new MessageFilter(
                conversationId == null
                        ? null
                        : PathIds.uuidOrEmpty(conversationId)
                                .flatMap(tickets::idOf)
                                .orElse(NO_TICKET),
                customerId == null ? null : PathIds.uuidOrEmpty(customerId).orElse(NOBODY),
                userId == null ? null : user(users),
                isNote,
                isBot,
                source == null || source.isEmpty()
                        ? null
                        : NetiaSource.of(source).channels(),
                text);
    }

    private UUID user(UserReplica users) {
        return Optional.of(userId)
                .filter(number -> number.matches("[0-9]{1,18}"))
                .flatMap(number -> users.findByNumber(Long.parseLong(number)))
                .map(UserView::id)
                .orElse(NOBODY);
    }
}
