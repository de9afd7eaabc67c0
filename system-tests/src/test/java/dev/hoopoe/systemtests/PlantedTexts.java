package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Secrets and texts that callers send in every place where a request can have one, to be looked for afterwards. */
final class PlantedTexts {

    private static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");

    private final ApiClient administrator;
    private final Function<String, RequestSpecification> traced;
    private final List<String> secrets = new ArrayList<>();
    private final List<String> ofPeople = new ArrayList<>();

    /** @param traced a request of the administrator in the trace of that id */
    PlantedTexts(ApiClient administrator, Function<String, RequestSpecification> traced) {
        this.administrator = administrator;
        this.traced = traced;
        secrets.add(administrator.token());
    }

    /** Sends them; returns the traces of the requests. */
    List<String> plant(Supplier<String> newTrace) {
        var traces = new ArrayList<String>();
        Supplier<RequestSpecification> request = () -> {
            var trace = newTrace.get();
            traces.add(trace);
            return traced.apply(trace);
        };
        var ticket = openTicket(request);
        request.get()
                .body(Map.of("message", secret("reply")))
                .post("/api/agent/tickets/" + ticket + "/reply")
                .then()
                .statusCode(200);
        request.get()
                .body(Map.of("email", person("address") + "@example.com", "password", secret("password")))
                .post("/auth/login")
                .then()
                .statusCode(401);
        request.get().get("/api/tickets?token=" + secret("query"));
        request.get().get("/api/" + person("path"));
        request.get().header("User-Agent", person("agent")).get("/api/tickets/" + person("id"));
        request.get()
                .header("tracestate", "caller=" + secret("state"))
                .header("baggage", "caller=" + secret("baggage"))
                .get("/api/clients");
        request.get().header("Authorization", "Bearer " + secret("token")).get("/api/users");
        return traces;
    }

    private String openTicket(Supplier<RequestSpecification> request) {
        var answer = request.get()
                .body(Map.of(
                        "title", secret("title"),
                        "client_id", administrator.createClient(person("name")),
                        "channel_id", "web",
                        "message", secret("message")))
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .extract();
        secrets.add(answer.path("data.secret"));
        return answer.path("data.id").toString();
    }

    /** Fails when the text has one of them. */
    void assertAbsent(String where, String text) {
        assertEquals(List.of(), contained(secrets, text), where);
        assertEquals(List.of(), contained(ofPeople, text), where);
    }

    /** Logs may name people, but not show a secret or what they wrote. */
    void assertAbsentFromMetricsAndLogs(Suite suite, Path logs) {
        for (var service : SERVICES) {
            for (var replica : suite.replicas(service)) {
                assertAbsent("metrics of " + replica, metrics(suite, replica));
                assertEquals(
                        List.of(), contained(secrets, read(logs.resolve(replica + ".log"))), "the log of " + replica);
            }
        }
    }

    private static String metrics(Suite suite, String replica) {
        return given().noFilters()
                .baseUri(suite.managementUrl(replica))
                .get("/q/metrics")
                .asString();
    }

    private static List<String> contained(List<String> planted, String text) {
        return planted.stream().filter(text::contains).toList();
    }

    private String secret(String name) {
        return plantedIn(secrets, name);
    }

    private String person(String name) {
        return plantedIn(ofPeople, name);
    }

    private static String plantedIn(List<String> planted, String name) {
        var text = "planted-" + name + "-" + UUID.randomUUID();
        planted.add(text);
        return text;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
