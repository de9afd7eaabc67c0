package dev.hoopoe.messaging.homa;

import dev.hoopoe.messaging.feed.FeedFilter;
import dev.hoopoe.messaging.feed.FeedRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a reader asks the stream for, as parameters. */
public class StreamQuery {

    @QueryParam("after")
    @Parameter(
            description = "Where a stream begins: a cursor of the feed; absent or latest for what happens from now on")
    String after;

    @HeaderParam("Last-Event-ID")
    @Parameter(description = "The id of the last event of a broken stream; takes precedence over after")
    String lastEventId;

    @QueryParam("types")
    @Parameter(description = "Types of a stream's events, as GET /api/events takes them")
    List<String> types;

    @QueryParam("subject")
    @Parameter(description = "One aggregate, such as a ticket's id, whose events a stream has")
    String subject;

    @QueryParam("ticket_id")
    @Parameter(description = "A ticket that the caller looks at, repeated; at most 20")
    List<Long> ticketIds;

    FeedRequest request() {
        return FeedRequest.ofStream(FeedFilter.of(types, subject), cursor());
    }

    private String cursor() {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return lastEventId;
        }
        return after == null || after.isEmpty() ? FeedRequest.LATEST : after;
    }
}
