package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void requestsTakeTurnsWithinARound() {
        List<String> made = new ArrayList<>();
        Turns turns = new Turns();
        Measured first = turns.add("first", () -> made.add("first"));
        turns.add("second", () -> made.add("second"));

        turns.run(2, round -> made.add("round " + round));

        assertEquals(List.of("first", "second", "first", "second"), made.subList(0, 4));
        assertEquals("round 1", made.get(40));
        assertEquals(40, first.all().count());
        assertEquals(2, first.rounds().size());
    }
}
