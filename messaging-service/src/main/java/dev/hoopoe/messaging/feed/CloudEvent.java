package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.hoopoe.common.event.CloudEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event in the JSON format of CloudEvents 1.0, with our extensions; names are in lower case there, without underscores.
 *
 * @param traceparent null outside of a trace
 */
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String accountid,
        String sequence,
        @JsonInclude(JsonInclude.Include.NON_NULL) String traceparent,
        @Schema(implementation = ObjectNode.class) JsonNode data) {

    public CloudEvent(
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String accountid,
            long sequence,
            String traceparent,
            JsonNode data) {
        this(
                CloudEvents.SPEC_VERSION,
                id,
                source,
                type,
                subject,
                time,
                CloudEvents.CONTENT_TYPE,
                accountid,
                Long.toString(sequence),
                traceparent,
                data);
    }

    /** The event of a row with the columns of {@code feed_event}. */
    static CloudEvent of(ResultSet row, JsonNode data) throws SQLException {
        return new CloudEvent(
                row.getObject("event_id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("account_id"),
                row.getLong("sequence"),
                row.getString("traceparent"),
                data);
    }

    /** JSON that is passed on as it is: large data are not read into a tree to be written again. */
    static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }
}
