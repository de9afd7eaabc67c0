package dev.hoopoe.messaging.feed;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.events.EventContract;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    @Test
    void namesAreThoseOfTheContract() {
        var types = new TreeSet<String>();
        EventNames.KNOWN.forEach(name -> types.add("dev.hoopoe." + name + ".v1"));

        assertEquals(new TreeSet<>(EventContract.read().types()), types);
    }

    @Test
    void eachIsKnownByEachOfItsNames() {
        for (var name : EventNames.KNOWN) {
            var aggregate = name.substring(0, name.indexOf('.'));
            for (var spelling : List.of(name, "dev.hoopoe." + name + ".v1", aggregate)) {
                assertDoesNotThrow(() -> EventNames.check(List.of(spelling), "types"));
                assertTrue(("dev.hoopoe." + name + ".v1").startsWith(EventNames.beginning(spelling)), spelling);
            }
        }
    }

    @Test
    void refusalNamesTheOnesThatExist() {
        var refusal =
                assertThrows(HoopoeException.class, () -> EventNames.check(List.of("ticket", "tickets"), "types"));

        assertTrue(refusal.getMessage().contains("ticket.created"), refusal.getMessage());
    }
}
