package dev.hoopoe.ticket.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the settings are by HCall's variables (contract HCall, section 5). */
class RetentionConfigTest {

    @Test
    void variablesOfHCallAreTheDefaults() {
        var settings = read(Map.of(
                "WORKER_TICKET_LOOPTIME", "24",
                "WORKER_TICKET_REMOVE_AFTER", "10",
                "WORKER_TICKET_REMOVE_STATUS", "doing"));

        assertEquals(Duration.ofHours(24), settings.pollInterval());
        assertEquals(Duration.ofDays(10), settings.removeAfter());
        assertEquals("doing", settings.removeStatus());
    }

    @Test
    void nothingIsRemovedWhereNoIntervalIsSet() {
        assertEquals(Duration.ZERO, read(Map.of()).pollInterval());
        assertEquals(
                Duration.ofHours(-1),
                read(Map.of("WORKER_TICKET_LOOPTIME", "-1")).pollInterval());
    }

    @Test
    void ownKeysStandAboveTheVariables() {
        var settings = read(Map.of("WORKER_TICKET_LOOPTIME", "24", "hoopoe.retention.poll-interval", "PT1H"));

        assertEquals(Duration.ofHours(1), settings.pollInterval());
    }

    @Test
    void intervalThatIsNoNumberIsRefusedAtTheStart() {
        assertThrows(RuntimeException.class, () -> read(Map.of("WORKER_TICKET_LOOPTIME", "daily")));
    }

    private static RetentionConfig read(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValues(variables)
                .withMapping(RetentionConfig.class)
                .build()
                .getConfigMapping(RetentionConfig.class);
    }
}
