package dev.hoopoe.directory.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.event.Change;
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

    private record Thing(String name, String lastName, long updatedAt) {}
}
