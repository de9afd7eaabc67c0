package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What clients were told holds, whatever dies meanwhile. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class OutageIT {

    private static final int FEW = 3;
    private static final Duration READY_AGAIN_WITHIN = Duration.ofMinutes(2);

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    OutageIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void withKafkaAwayForAMinuteEveryWriteSucceedsAndItsEventsArriveInOrderAfterwards() throws Exception {
        try (var webhook = webhook()) {
            var writers = new Writers(administrator, 2, Duration.ofMillis(500));
            try (writers) {
                suite.kafka().stop();
                letPass(Duration.ofMinutes(1));
                suite.kafka().start();
            }

            assertEquals(List.of(), writers.refusals(), "writes that failed");
            assertAllArrives(webhook, writers);
        }
    }

    /** {@code ./hoopoe chaos} sets another number of kills. */
    @Test
    void partsKilledAtRandomInTheMiddleOfWritesLoseNoWriteAndDoubleNone() throws Exception {
        int kills = Integer.getInteger("hoopoe.kills", FEW);
        var victims = new Victims(kills);
        try (var webhook = webhook()) {
            var writers = new Writers(administrator, 4, Duration.ofMillis(50));
            try (writers) {
                while (victims.hasNext()) {
                    letPass(victims.pause());
                    suite.kill(victims.next());
                    letPass(Duration.ofMillis(500));
                    suite.awaitReady(READY_AGAIN_WITHIN);
                }
                letPass(Duration.ofSeconds(2));
            }

            System.out.println(
                    kills + " kills with SIGKILL, " + writers.refusals().size() + " writes refused meanwhile");
            assertAllArrives(webhook, writers);
        }
    }

    private WebhookReceiver webhook() {
        return new WebhookReceiver(administrator, "ticket.created", "ticket.status_changed", "message.created");
    }

    private void assertAllArrives(WebhookReceiver webhook, Writers writers) throws SQLException {
        var outcome = new Outcome(suite, administrator, webhook, writers);
        outcome.await();
        outcome.assertWhole();
    }

    /** Time itself is the condition here: the outage's length, and writes going on meanwhile. */
    private static void letPass(Duration length) {
        Awaitility.await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
    }
}
