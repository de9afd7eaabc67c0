package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.hoopoe.local.Suite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a 2xx the same caller's next call, to whichever service, sees what was done: many times in a row, without a pause. */
@ExtendWith(RunningSuite.class)
class ReadYourWritesIT {

    /** Enough to catch what is often wrong; {@code -Dhoopoe.rounds=500} looks for what is seldom wrong, in four minutes. */
    private static final int ROUNDS = Integer.getInteger("hoopoe.rounds", 100);

    /** Each of these costs two password hashes. */
    private static final int LOGIN_ROUNDS = ROUNDS / 5;

    private static final int CALLERS = 4;

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    ReadYourWritesIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void ticketReplyAndListsOfThingsOfAMomentAgo() throws Exception {
        again(ROUNDS, () -> {
            var ticket = administrator.openTicket(administrator.createClient("Ada"), null);
            int reply = administrator
                    .post("/api/agent/tickets/" + ticket.id() + "/reply", Map.of("message", "Hello"))
                    .statusCode(200)
                    .extract()
                    .path("data.data.id");
            administrator
                    .get("/api/messages?ticket_id=" + ticket.id())
                    .body("data.data.id", hasItem(reply))
                    .body("data.data.ticket_id", everyItem(equalTo(ticket.id())));
            administrator.get("/api/agent/tickets?ticket_id=" + ticket.id()).body("data.total", equalTo(1));
            administrator.delete("/api/tickets/" + ticket.id()).statusCode(200);
            administrator.get("/api/tickets?limit=5").body("data.data.id", not(hasItem(ticket.id())));
        });
    }

    @Test
    void loginOfAUserOfAMomentAgo() throws Exception {
        again(LOGIN_ROUNDS, () -> {
            var person = administrator.createUser("agent");
            anybody.login(person.email(), ApiClient.PASSWORD)
                    .get("/auth/profile")
                    .statusCode(200)
                    .body("data.id", equalTo(person.id()));
        });
    }

    /** Several callers share the rounds, so that what one does is not alone on the wire. */
    private static void again(int times, Runnable round) throws InterruptedException, ExecutionException {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> rounds = IntStream.range(0, times)
                    .<Future<?>>mapToObj(number -> callers.submit(round))
                    .toList();
            for (var done : rounds) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
