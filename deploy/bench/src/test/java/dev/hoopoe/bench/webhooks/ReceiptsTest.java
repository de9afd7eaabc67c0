package dev.hoopoe.bench.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private final Receipts receipts = new Receipts();

    @Test
    void lengthIsFromTheFirstToTheLast() {
        receipts.add(delivery("a"), 500);
        receipts.add(delivery("b"), 700);
        receipts.add(delivery("c"), 1_500);

        assertEquals(Duration.ofNanos(1_000), receipts.length());
        assertTrue(receipts.isEachOnce(3));
    }

    @Test
    void oneThatCameTwiceIsNoticed() {
        receipts.add(delivery("a"), 0);
        receipts.add(delivery("a"), 0);

        assertFalse(receipts.isEachOnce(1));
        assertFalse(receipts.isEachOnce(2));
    }

    @Test
    void aBeginningForgetsWhatWasBefore() {
        receipts.add(delivery("a"), 0);
        receipts.begin();
        receipts.add(delivery("b"), 100);

        assertEquals(1, receipts.count());
        assertEquals(Duration.ZERO, receipts.length());
    }

    private static Delivery delivery(String id) {
        return new Delivery("/", Map.of("webhook-id", id), new byte[0]);
    }
}
