package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;

import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A process that starts while Kafka is down refuses the tokens of sessions that have ended as soon as it is ready. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class RevocationWithoutKafkaIT {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);
    private static final List<String> PROCESSES = List.of("gateway", "auth", "directory", "ticket", "messaging");

    private final Suite suite;
    private final ApiClient anybody;

    RevocationWithoutKafkaIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @Test
    void endedSessionIsRefusedByAProcessThatIsReadyAndALaterOneSoon() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var email = administrator.createUser("agent").email();
        var before = anybody.login(email, ApiClient.PASSWORD);
        var later = anybody.login(email, ApiClient.PASSWORD);
        before.get("/api/tickets").statusCode(200);
        suite.kafka().stop();
        try {
            before.post("/auth/logout", Map.of()).statusCode(200);
            PROCESSES.forEach(suite::kill);
            await().atMost(READY_WITHIN)
                    .until(() ->
                            PROCESSES.stream().allMatch(name -> suite.part(name).isReady()));

            refused(before);
            later.get("/api/tickets").statusCode(200);
            later.post("/auth/logout", Map.of()).statusCode(200);
            await().atMost(KNOWN_WITHIN).untilAsserted(() -> refused(later));
        } finally {
            suite.kafka().start();
            suite.awaitReady(READY_WITHIN);
        }
    }

    private void refused(ApiClient caller) {
        caller.get("/api/tickets").statusCode(401);
        caller.movedTo(suite.url("ticket")).get("/api/tickets").statusCode(401);
        caller.movedTo(suite.url("directory")).get("/api/clients").statusCode(401);
        caller.movedTo(suite.url("messaging")).get("/api/messages").statusCode(401);
        caller.movedTo(suite.url("auth")).post("/auth/api-key", Map.of()).statusCode(401);
    }
}
