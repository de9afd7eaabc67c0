package dev.hoopoe.bench.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.bench.load.Staff;
import dev.hoopoe.bench.traffic.Result;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Of a hundred acts 80 read, 14 open a ticket with a key, 4 open one without, and 2 log in. No request is repeated here. */
final class Workload {

    static final String READ = "read";
    static final String KEYED_WRITE = "keyed write";
    static final String WRITE = "write without a key";
    static final String LOGIN = "login";

    private static final int ACTS = 50;
    private static final int LOGINS_BELOW = 1;
    private static final int UNKEYED_BELOW = 3;
    private static final int KEYED_BELOW = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Gateways gateways;
    private final Desk desk;
    private final AtomicInteger keyed = new AtomicInteger();

    /**
     * What requests name.
     *
     * @param token of an agent
     * @param client the id of the client of all tickets
     * @param ticket that the agent may read
     * @param title of the tickets that are opened with a key, and of no others
     */
    record Desk(String token, String client, long ticket, String title, String password) {

        @Override
        public String toString() {
            return "Desk[" + client + ", " + ticket + ", " + title + "]";
        }
    }

    Workload(Gateways gateways, Desk desk) {
        this.gateways = gateways;
        this.desk = desk;
    }

    /** What all tickets have as their title that are opened with a key. */
    String title() {
        return desk.title();
    }

    /** Tickets that were acknowledged as opened with a key. */
    int keyedWrites() {
        return keyed.get();
    }

    /** Begins the act of that number; its result never fails. */
    CompletableFuture<Result> begin(long number) {
        int kind = (int) (number * 7 % ACTS);
        if (kind < LOGINS_BELOW) {
            Map<String, String> login =
                    Map.of("email", Staff.anAgent((int) (number % 1000)), "password", desk.password());
            return send(LOGIN, post("/auth/login", login).build());
        }
        if (kind < KEYED_BELOW) {
            boolean withKey = kind >= UNKEYED_BELOW;
            HttpRequest.Builder request = post(
                            "/api/tickets",
                            Map.of(
                                    "title",
                                    withKey ? desk.title() : "Without a key",
                                    "client_id",
                                    desk.client(),
                                    "channel_id",
                                    "web"))
                    .header("Authorization", "Bearer " + desk.token());
            return withKey
                    ? send(
                                    KEYED_WRITE,
                                    request.header(
                                                    "Idempotency-Key",
                                                    UUID.randomUUID().toString())
                                            .build())
                            .whenComplete((result, never) -> keyed.addAndGet(result.isSuccess() ? 1 : 0))
                    : send(WRITE, request.build());
        }
        return send(READ, read(kind));
    }

    private HttpRequest read(int kind) {
        String path = switch (kind % 4) {
            case 0 -> "/api/tickets?limit=20&total=false";
            case 1 -> "/auth/profile";
            case 2 -> "/api/messages?ticket_id=" + desk.ticket();
            default -> "/api/tickets/" + desk.ticket();
        };
        return request(path)
                .header("Authorization", "Bearer " + desk.token())
                .GET()
                .build();
    }

    private HttpRequest.Builder post(String path, Map<String, ?> body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateways.next() + path)).timeout(TIMEOUT);
    }

    private CompletableFuture<Result> send(String act, HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, failure) -> new Result(act, failure == null ? kind(answer) : kind(failure)));
    }

    private static String kind(HttpResponse<?> answer) {
        return answer.statusCode() < 300 ? "" : Integer.toString(answer.statusCode());
    }

    private static String kind(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException) {
            return "timeout";
        }
        if (cause instanceof ConnectException) {
            return "refused";
        }
        return cause instanceof IOException ? "broken connection" : cause.toString();
    }
}
