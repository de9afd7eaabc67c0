package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.feed.FeedFilter;
import dev.hoopoe.messaging.feed.FeedRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a reader asks the feed for, as parameters. */
public class FeedParameters {

    private static final int DEFAULT_LIMIT = 100;

    @QueryParam("after")
    @Parameter(
            description = "The next_cursor of an earlier answer; latest for events from now on; absent for all events")
    String after;

    @HeaderParam("Last-Event-ID")
    @Parameter(description = "The id of the last event of a broken stream; takes precedence over after")
    String lastEventId;

    @QueryParam("types")
    @Parameter(
            description =
                    "Types of events, repeated or separated by commas: ticket, ticket.created or dev.hoopoe.ticket.created.v1")
    List<String> types;

    @QueryParam("subject")
    @Parameter(description = "One aggregate, such as a ticket's id; a ticket's messages have the same subject")
    String subject;

    @QueryParam("limit")
    @Parameter(
            description = "Maximum number of events; streams ignore it",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
    String limit;

    @QueryParam("wait")
    @Parameter(
            description = "Seconds to wait for an event when there is none yet; streams ignore it",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "20", defaultValue = "0"))
    String wait;

    FeedRequest request() {
        var limit = Math.max(1, Math.min(number("limit", this.limit, DEFAULT_LIMIT), FeedRequest.MAX_LIMIT));
        return new FeedRequest(filter(), after(), (int) limit, Duration.ofSeconds(number("wait", wait, 0)));
    }

    /** A stream has neither a limit nor an end of waiting. */
    FeedRequest streamRequest() {
        return FeedRequest.ofStream(filter(), after());
    }

    private FeedFilter filter() {
        return FeedFilter.of(types, subject);
    }

    private String after() {
        return lastEventId == null || lastEventId.isEmpty() ? Objects.requireNonNullElse(after, "") : lastEventId;
    }

    private static long number(String field, String text, long fallback) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw HoopoeException.invalid(field, "must be an integer of at least 0");
        }
        return Long.parseLong(text);
    }
}
