package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Many more callers at once than a service has database connections: lists, searches, replies and creations all succeed. */
@ExtendWith(RunningSuite.class)
@Isolated("Its load is not to be that of others, nor theirs its own")
class ManyAtOnceIT {

    private static final int CALLERS = 64;

    /** Each caller begins with another of the calls, so that all kinds are under way at once. */
    private static final int CALLS_EACH = 26;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final ApiClient anybody;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ApiClient administrator;

    ManyAtOnceIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    /** What a caller does; {@code body} is null for a GET. */
    private record Call(String name, String path, String body, int success) {

        static Call get(String path) {
            return new Call("GET " + path, path, null, 200);
        }

        static Call post(String name, String path, Map<String, ?> body, int success) throws JsonProcessingException {
            return new Call("POST " + name, path, JSON.writeValueAsString(body), success);
        }
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void listsSearchesRepliesAndCreationsAllSucceed() throws Exception {
        var calls = calls();
        assertEquals(List.of(), failuresOf(0, calls), "one caller alone, while the services are new");
        var failures = new TreeMap<String, Integer>();

        for (var failure : callAtOnce(calls)) {
            failures.merge(failure, 1, Integer::sum);
        }

        assertEquals(Map.of(), failures);
    }

    /** All services, each dialect that lists tickets in its own way, and a defined attribute, which lists look at. */
    private List<Call> calls() throws JsonProcessingException {
        administrator
                .post(
                        "/api/admin/attributes",
                        Map.of("scope", "ticket", "name", "crowd", "data_type", "int", "title", "Crowd"))
                .statusCode(201);
        var client = administrator.createClient("Ada Lovelace");
        var ticket = administrator.openTicket(client, null).id();
        var details = Map.of("title", "Printer on fire", "client_id", client, "channel_id", "web", "message", "Help");
        return List.of(
                Call.get("/api/tickets?limit=50"),
                Call.get("/api/tickets?search=printer"),
                Call.get("/api/agent/tickets?status=new"),
                Call.post("ticket", "/api/tickets", details, 201),
                Call.get("/omnidesk/api/tickets?limit=50"),
                Call.get("/omnidesk/api/conversations"),
                Call.post("reply", "/api/agent/tickets/" + ticket + "/reply", Map.of("message", "Coming"), 200),
                Call.get("/hcall/api/ticket/fetch?name=printer"),
                Call.get("/api/messages?ticket_id=" + ticket),
                Call.get("/api/clients?search=ada"),
                Call.post("client", "/api/clients", Map.of("name", "Ada Lovelace"), 201),
                Call.get("/api/users?search=a"),
                Call.get("/api/departments"));
    }

    private List<String> callAtOnce(List<Call> calls) throws InterruptedException, ExecutionException {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<List<String>>> running = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> failuresOf(caller, calls)))
                    .toList();
            var failures = new ArrayList<String>();
            for (var one : running) {
                failures.addAll(one.get());
            }
            return failures;
        } finally {
            callers.shutdownNow();
        }
    }

    private List<String> failuresOf(int caller, List<Call> calls) throws IOException, InterruptedException {
        var failures = new ArrayList<String>();
        for (var i = 0; i < CALLS_EACH; i++) {
            var call = calls.get((caller + i) % calls.size());
            var answer = http.send(request(call), BodyHandlers.ofString());
            if (answer.statusCode() != call.success()) {
                failures.add(call.name() + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        return failures;
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + call.path()))
                .header("Authorization", "Bearer " + administrator.token())
                .header("Content-Type", "application/json");
        return call.body() == null
                ? request.build()
                : request.POST(BodyPublishers.ofString(call.body())).build();
    }
}
