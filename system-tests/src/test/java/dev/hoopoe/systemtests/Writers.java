package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Clients that open tickets, answer them and move them, again and again, until they are stopped; they keep what was acknowledged. */
final class Writers implements AutoCloseable {

    /** People pause, and whoever is refused waits a little: else the refusals of an outage take the time to come back. */
    private static final long PAUSE_MILLIS = 50;

    private final Desk desk;
    private final String client;
    private final Queue<Write> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads;
    private final List<Future<?>> running;

    Writers(Desk desk, int number) {
        this.desk = desk;
        this.client = desk.createClient("Writer");
        this.threads = Executors.newScheduledThreadPool(number);
        this.running = IntStream.range(0, number)
                .<Future<?>>mapToObj(
                        n -> threads.scheduleWithFixedDelay(this::write, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS))
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
        } catch (RuntimeException e) {
            // The connection broke because a process was killed: nothing was acknowledged, so nothing is kept.
            refusals.add(0);
        }
    }

    private Integer open() {
        var answer = send(
                "POST",
                "/api/tickets",
                Map.of("title", "Written", "client_id", client, "channel_id", "web", "message", "First"));
        if (answer.statusCode() != 201) {
            refusals.add(answer.statusCode());
            return null;
        }
        int id = answer.path("data.id");
        acknowledged.add(Write.ticketOpened(id));
        return id;
    }

    private void reply(int ticket) {
        var answer = send("POST", "/api/agent/tickets/" + ticket + "/reply", Map.of("message", "Second"));
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

    private io.restassured.response.Response send(String method, String path, Object body) {
        return given(desk.request()).contentType(ContentType.JSON).body(body).request(method, path);
    }

    /** Stops after each writer's present round. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES), "writers that do not come to an end");
        assertTrue(running.stream().allMatch(Future::isCancelled), "a writer broke off by itself");
    }

    /** What the desk said is done. */
    List<Write> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Statuses other than success; 0 for a broken connection. */
    List<Integer> refusals() {
        return List.copyOf(refusals);
    }
}
