package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients were told holds, whatever dies meanwhile. */
@ExtendWith(RunningSuite.class)
class OutageIT {

    private static final Duration READY_AGAIN_WITHIN = Duration.ofMinutes(2);

    private final Suite suite;
    private final Desk anybody;
    private final Outcome outcome;
    private Desk administrator;

    OutageIT(Suite suite, Desk desk) {
        this.suite = suite;
        this.anybody = desk;
        this.outcome = new Outcome(suite);
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void withKafkaAwayForAMinuteEveryWriteSucceedsAndItsEventsArriveInOrderAfterwards() throws Exception {
        var writers = new Writers(administrator, 2);
        try (writers) {
            suite.kafka().stop();
            letPass(Duration.ofMinutes(1));
            suite.kafka().start();
        }

        outcome.awaitDrained();

        assertEquals(List.of(), writers.refusals(), "writes that failed");
        outcome.assertNothingLost(writers);
        outcome.assertInOrder();
        outcome.assertNoEffectDoubled();
    }

    @Test
    void servicesKilledInTheMiddleOfWritesLoseNoEventAndDoubleNoEffect() throws Exception {
        var writers = new Writers(administrator, 4);
        try (writers) {
            for (var victim : List.of("ticket", "kafka", "messaging")) {
                letPass(Duration.ofSeconds(2));
                suite.kill(victim);
                letPass(Duration.ofMillis(500));
                suite.awaitReady(READY_AGAIN_WITHIN);
            }
            letPass(Duration.ofSeconds(2));
        }

        outcome.awaitDrained();

        outcome.assertNothingLost(writers);
        outcome.assertInOrder();
        outcome.assertNoEffectDoubled();
    }

    /** Time itself is the condition here: the outage's length, and writes going on meanwhile. */
    private static void letPass(Duration length) {
        Awaitility.await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
    }
}
