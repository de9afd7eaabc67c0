package dev.hoopoe.messaging.webhook.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:41:00Z");

    private final DeliveryConfig config = DeliveryConfigs.defaults();
    private final RetrySchedule even = new RetrySchedule(config, () -> 0.5);

    @Test
    void waitsGrowAsTheSpecificationsExampleSaysAndEndAfterThreeDays() {
        var waits = new ArrayList<Duration>();
        var tries = 1;
        for (var next = even.next(tries, null, NOW); next.isPresent(); next = even.next(++tries, null, NOW)) {
            waits.add(Duration.between(NOW, next.get()));
        }

        assertEquals(
                List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H"),
                waits.stream().map(Duration::toString).toList());
        var total = waits.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(total.compareTo(Duration.ofDays(3)) > 0 && total.compareTo(Duration.ofDays(4)) < 0);
    }

    @Test
    void waitsVaryByATenth() {
        var soonest = new RetrySchedule(config, () -> 0);
        var latest = new RetrySchedule(config, () -> 1);

        assertEquals(NOW.plusSeconds(270), soonest.next(2, null, NOW).orElseThrow());
        assertEquals(NOW.plusSeconds(330), latest.next(2, null, NOW).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, PT5S",
                "0, PT5S",
                "3, PT5S",
                "120, PT2M",
                " 120 , PT2M",
                "999999999, P1D",
                "99999999999999999999, P1D",
                "-5, PT5S",
                "soon, PT5S",
                "1.5, PT5S",
                "'Mon, 02 Mar 2026 09:43:00 GMT', PT2M",
                "'Mon, 02 Mar 2026 09:00:00 GMT', PT5S",
                "'Fri, 02 Mar 2126 09:43:00 GMT', PT5S",
                "'Sat, 02 Mar 2126 09:43:00 GMT', P1D",
                "'Mon, 99 Mar 2026 09:43:00 GMT', PT5S"
            })
    void theEndpointMayAskForALongerWaitWithinBounds(String retryAfter, Duration wait) {
        assertEquals(NOW.plus(wait), even.next(1, retryAfter, NOW).orElseThrow());
    }
}
