package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** An event in the JSON format of CloudEvents 1.0, with our extensions; names are in lower case there, without underscores. */
record CloudEvent(
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
        ObjectNode data) {}
