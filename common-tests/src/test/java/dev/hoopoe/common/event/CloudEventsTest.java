package dev.hoopoe.common.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    @Test
    void typeNamesItsAggregate() {
        var type = CloudEvents.type("ticket", "status_changed");

        assertEquals("dev.hoopoe.ticket.status_changed.v1", type);
        assertEquals("ticket", CloudEvents.aggregateOf(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ticket", "dev.hoopoe", "org.example.ticket.created.v1"})
    void otherTypesHaveNoAggregate(String type) {
        assertEquals("", CloudEvents.aggregateOf(type));
    }
}
