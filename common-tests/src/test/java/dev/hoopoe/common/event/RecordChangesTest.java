package dev.hoopoe.common.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordChangesTest {

    @Test
    void fieldsThatDifferAreNamedAsOnTheWire() {
        var before = new Thing("a", null, 1);
        var after = new Thing("a", "now", 2);

        assertEquals(Map.of("last_name", new Change(null, "now")), RecordChanges.between(before, after));
    }

    @Test
    void equalRecordsHaveNoChanges() {
        assertTrue(RecordChanges.between(new Thing("a", "b", 1), new Thing("a", "b", 1))
                .isEmpty());
    }

    @Test
    void numbersInJsonAreComparedByValue() {
        var before = new Free(JsonNodeFactory.instance.objectNode().put("n", new BigDecimal("1E+2")));
        var after = new Free(JsonNodeFactory.instance.objectNode().put("n", 100));

        assertTrue(RecordChanges.between(before, after).isEmpty());
    }

    private record Free(ObjectNode data) {}

    private record Thing(String name, String lastName, long updatedAt) {}
}
