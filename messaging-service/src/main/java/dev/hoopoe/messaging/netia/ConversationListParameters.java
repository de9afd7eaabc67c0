package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.text.SearchQuery;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.conversation.ConversationQuery;
import dev.hoopoe.messaging.ticket.TicketSearch;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of the list of conversations (contract row N-12). */
public class ConversationListParameters {

    private static final int MAX_LIMIT = 50;

    private static final String ASSIGNEE_ID = "assignee_id";

    /** A person or a tag of which no conversation exists: the nil UUID (RFC 9562 §5.9). */
    private static final UUID NOBODY = new UUID(0, 0);

    @QueryParam("status")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "closed"}))
    String status;

    @QueryParam("priority")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"priority", "not_priority"}))
    String priority;

    @Context
    UriInfo uri;

    @QueryParam(ASSIGNEE_ID)
    @Parameter(description = "The number of a user, me for the caller, or empty for nobody")
    String assigneeId;

    @QueryParam("inbox_id")
    @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String inboxId;

    @QueryParam("customer_id")
    @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String customerId;

    @QueryParam("read")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    String read;

    @QueryParam("source")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"chat", "slack", "email", "sms", "api", "sandbox"}))
    String source;

    @QueryParam("q")
    @Parameter(
            description =
                    "Words that all begin words of the conversation's texts: its subject, its messages, what is known of"
                            + " its customer. The list chooses from the newest 1000 conversations that have them",
            schema = @Schema(type = SchemaType.STRING, maxLength = 255))
    String text;

    @QueryParam("tag_id")
    @Parameter(
            description = "The id of a tag that the conversation bears",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String tagId;

    @QueryParam("mentioning")
    @Parameter(
            description = "The number of a user, or me: nobody is mentioned in any conversation, so the list is empty")
    String mentioning;

    @QueryParam("limit")
    @Parameter(
            description = "Conversations a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "50"))
    String limit;

    @QueryParam("after")
    @Parameter(description = "The next of an earlier page, to go on from there")
    String after;

    PageRequest page() {
        var wanted = PageRequest.of(null, limit == null ? Integer.toString(MAX_LIMIT) : limit, null, null)
                .limit();
        return PageRequest.of(null, Integer.toString(Math.min(wanted, MAX_LIMIT)), after, null);
    }

    /** The conversations to list. A value that cannot exist, such as an id of the wrong form, matches none. */
    ConversationQuery query(String account, UUID caller, UserReplica users) {
        var query = ConversationQuery.all()
                .withOpen(FilterTexts.flag("status", status, "open", "closed"))
                .withRaised(FilterTexts.flag("priority", priority, "priority", "not_priority"))
                .withRead(FilterTexts.flag("read", read, "true", "false"))
                .withAssignee(assignee(caller, users))
                .withClient(client(account))
                .withTicketIds(asksForMentions() ? List.of() : null);
        return source == null
                ? query
                : query.withChannels(NetiaSource.of(source).channels());
    }

    /** Nobody is mentioned in any conversation. */
    private boolean asksForMentions() {
        return mentioning != null && !mentioning.isEmpty();
    }

    /** What ticket-service has to be asked for; empty for nothing. */
    Optional<TicketSearch> search() {
        if (asksForMentions()) {
            return Optional.empty();
        }
        var words = text == null || text.isBlank() ? null : text;
        var tag = tagId == null || tagId.isEmpty()
                ? null
                : PathIds.uuidOrEmpty(tagId).orElse(NOBODY);
        if (words != null) {
            SearchQuery.of(words, "q");
        }
        return words == null && tag == null ? Optional.empty() : Optional.of(new TicketSearch(words, tag));
    }

    /** An empty value reaches this service as none at all. */
    private ConversationQuery.Assignee assignee(UUID caller, UserReplica users) {
        if (assigneeId == null || assigneeId.isEmpty()) {
            return uri.getQueryParameters().containsKey(ASSIGNEE_ID) ? new ConversationQuery.Assignee(null) : null;
        }
        return switch (assigneeId) {
            case "me" -> new ConversationQuery.Assignee(caller);
            default -> new ConversationQuery.Assignee(numbered(assigneeId, users));
        };
    }

    private static UUID numbered(String number, UserReplica users) {
        if (!number.matches("[0-9]{1,18}")) {
            throw HoopoeException.invalid(ASSIGNEE_ID, "must be an integer, me or empty");
        }
        return users.findByNumber(Long.parseLong(number)).map(UserView::id).orElse(NOBODY);
    }

    /** An account has one inbox. */
    private UUID client(String account) {
        if (inboxId != null && !inboxId.equals(NetiaIds.inboxOf(account).toString())) {
            return NOBODY;
        }
        return customerId == null
                ? null
                : Optional.of(customerId).flatMap(PathIds::uuidOrEmpty).orElse(NOBODY);
    }
}
