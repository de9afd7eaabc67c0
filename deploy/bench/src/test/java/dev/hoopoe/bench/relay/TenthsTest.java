package dev.hoopoe.bench.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TenthsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Tenths tenths = new Tenths(1_000);

    @Test
    void timeBeginsWhenSomethingIsDone() {
        tenths.look(0, 0);
        tenths.look(0, 100 * SECOND);
        tenths.look(50, 101 * SECOND);

        assertTrue(tenths.look(100, 102 * SECOND));

        assertEquals(List.of(50.0), tenths.rates());
    }

    @Test
    void aTenthEndsWithTheFirstLookBeyondIt() {
        tenths.look(1, 0);

        assertFalse(tenths.look(99, SECOND));
        assertTrue(tenths.look(121, 2 * SECOND));

        assertEquals(List.of(60.0), tenths.rates());
    }

    @Test
    void itIsOverAfterTenOfThem() {
        tenths.look(10, 0);
        for (long tenth = 1; tenth <= 10; tenth++) {
            assertFalse(tenths.isOver());
            tenths.look(tenth * 100, tenth * SECOND);
        }

        assertTrue(tenths.isOver());
        assertEquals(90, tenths.rates().get(0));
        assertEquals(100, tenths.rates().get(9));
    }
}
