package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Clients that open tickets, answer them and move them, again and again, until they are stopped; they keep what was acknowledged. */
final class Writers implements AutoCloseable {

    /** Followed by what is in no other ticket. */
    static final String TITLE = "Written ";

    /** Followed by what is in no other message. */
    static final String REPLY = "Second ";

    private static final int BROKEN_CONNECTION = 0;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ApiClient api;
    private final String client;
    private final Queue<Write> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads;
    private final List<Future<?>> running;

    /** @param pause of each writer between its rounds: without one, refusals during an outage use up the machine */
    Writers(ApiClient api, int number, Duration pause) {
        this.api = api;
        this.client = api.createClient("Writer");
        this.threads = Executors.newScheduledThreadPool(number);
        this.running = IntStream.range(0, number)
                .<Future<?>>mapToObj(
                        n -> threads.scheduleWithFixedDelay(this::write, 0, pause.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
    }

    private void write() {
        try {
            var ticket = open();
            if (ticket != null) {
                reply(ticket);
                move(ticket, "in_progress");
                move(ticket, "closed");
            }
        } catch (Exception e) {
            // The connection broke because a process was killed: nothing was acknowledged, so nothing is kept.
            refusals.add(BROKEN_CONNECTION);
        }
    }

    private Integer open() {
        var title = TITLE + UUID.randomUUID();
        var answer = sendUntilAnswered(
                "/api/tickets", Map.of("title", title, "client_id", client, "channel_id", "web", "message", "First"));
        if (answer.statusCode() != 201) {
            refusals.add(answer.statusCode());
            return null;
        }
        int id = answer.path("data.id");
        acknowledged.add(Write.ticketOpened(id));
        return id;
    }

    private void reply(int ticket) {
        var text = REPLY + UUID.randomUUID();
        var answer = sendUntilAnswered("/api/agent/tickets/" + ticket + "/reply", Map.of("message", text));
        if (answer.statusCode() == 200) {
            acknowledged.add(Write.replySent(answer.path("data.data.id")));
        } else {
            refusals.add(answer.statusCode());
        }
    }

    private void move(int ticket, String status) {
        var answer = send("PUT", "/api/agent/tickets/" + ticket + "/status", Map.of("status", status));
        if (answer.statusCode() == 200) {
            acknowledged.add(Write.ticketMoved(ticket, status));
        } else {
            refusals.add(answer.statusCode());
        }
    }

    private Response send(String method, String path, Object body) {
        return given(api.request()).contentType(ContentType.JSON).body(body).request(method, path);
    }

    /** With one key: what was done although nobody heard of it is not to be done again. */
    private Response sendUntilAnswered(String path, Object body) {
        var key = UUID.randomUUID().toString();
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_TRIES)
                .atMost(PATIENCE)
                .until(() -> answer(path, key, body), Objects::nonNull);
    }

    /** Null when it makes sense to send it again. */
    private Response answer(String path, String key, Object body) {
        try {
            var answer = api.request().header("Idempotency-Key", key).body(body).post(path);
            if (answer.statusCode() < 500 && answer.statusCode() != 409) {
                return answer;
            }
            refusals.add(answer.statusCode());
        } catch (Exception e) {
            refusals.add(BROKEN_CONNECTION);
        }
        return null;
    }

    /** Stops after each writer's present round. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        assertTrue(threads.awaitTermination(2, TimeUnit.MINUTES), "writers that do not come to an end");
        assertTrue(running.stream().allMatch(Future::isCancelled), "a writer broke off by itself");
    }

    /** What the desk said is done. */
    List<Write> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Statuses other than success, of tries that were repeated too; 0 for a broken connection. */
    List<Integer> refusals() {
        return List.copyOf(refusals);
    }
}
