package dev.hoopoe.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeTest {

    @Test
    void theBaseIsNoPartOfIt() {
        assertEquals(8, Slope.of(List.of(point(2_000, 316_000), point(5_000, 340_000), point(10_000, 380_000))), 1e-9);
    }

    @Test
    void pointsBesideTheLineCountByTheSquareOfTheirDistance() {
        assertEquals(1.5, Slope.of(List.of(point(0, 0), point(1, 1), point(2, 3))), 1e-9);
    }

    @Test
    void onePointHasNone() {
        assertThrows(IllegalArgumentException.class, () -> Slope.of(List.of(point(5, 1), point(5, 2))));
        assertThrows(IllegalArgumentException.class, () -> Slope.of(List.of()));
    }

    private static Slope.Point point(double x, double y) {
        return new Slope.Point(x, y);
    }
}
