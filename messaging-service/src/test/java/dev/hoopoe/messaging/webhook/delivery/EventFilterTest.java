package dev.hoopoe.messaging.webhook.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.attribute.WithheldFields;
import dev.hoopoe.messaging.feed.FeedEvent;
import dev.hoopoe.messaging.feed.FeedSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DATA = """
            {"snapshot":{"department_id":7,"status":"new","assignee_id":null,"tags":["a","b"],"amount":1.50},
             "changes":{"status":{"from":"new","to":"closed"}},"actor":{"type":"agent"}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | true",
                "{'snapshot.department_id':[7]} | true",
                "{'snapshot.department_id':[1,7.0]} | true",
                "{'snapshot.department_id':[1]} | false",
                "{'snapshot.department_id':['7']} | false",
                "{'snapshot.amount':[1.5]} | true",
                "{'snapshot.status':['new'],'actor.type':['agent']} | true",
                "{'snapshot.status':['new'],'actor.type':['client']} | false",
                "{'changes.status.to':['closed']} | true",
                "{'snapshot.tags':['b']} | true",
                "{'snapshot.tags':['c']} | false",
                "{'snapshot.assignee_id':[null]} | true",
                "{'snapshot.nothing':[null]} | false",
                "{'snapshot.status.deeper':['new']} | false"
            })
    void fieldsNarrowWhatIsWanted(String fields, boolean wanted) throws JsonProcessingException {
        var filter = new EventFilter(List.of(), (ObjectNode) MAPPER.readTree(fields.replace('\'', '"')), false, MAPPER);

        assertEquals(wanted, filter.wants(event("dev.hoopoe.ticket.status_changed.v1"), WithheldFields.NONE));
    }

    @Test
    void typesAreNamedAsInTheFeed() {
        var filter = new EventFilter(
                FeedSource.beginnings(List.of("ticket.status_changed", "dev.hoopoe.client.created.v1")),
                MAPPER.createObjectNode(),
                false,
                MAPPER);

        assertEquals(true, filter.wants(event("dev.hoopoe.ticket.status_changed.v1"), WithheldFields.NONE));
        assertEquals(true, filter.wants(event("dev.hoopoe.client.created.v1"), WithheldFields.NONE));
        assertEquals(false, filter.wants(event("dev.hoopoe.ticket.created.v1"), WithheldFields.NONE));
        assertEquals(false, filter.wants(event("dev.hoopoe.client.updated.v1"), WithheldFields.NONE));
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, true", "false, true, true", "false, false, true"})
    void messagesThatDisableWebhooksAreNotForSuppressibleEndpoints(
            boolean suppressible, boolean disabled, boolean wanted) {
        var filter = new EventFilter(List.of(), MAPPER.createObjectNode(), suppressible, MAPPER);
        var data = "{\"snapshot\":{\"webhooks_disabled\":" + disabled + "}}";

        assertEquals(wanted, filter.wants(event("dev.hoopoe.message.created.v1", data), WithheldFields.NONE));
    }

    private static FeedEvent event(String type) {
        return event(type, DATA);
    }

    private static FeedEvent event(String type, String data) {
        return new FeedEvent(1, UUID.randomUUID(), type, "1", 1L, data.length(), data);
    }
}
