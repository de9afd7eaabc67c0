package dev.hoopoe.directory.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stands in for auth-service and keeps what it was told. How it treats a principal follows from the e-mail address:
 * one that holds {@code down}, {@code slow}, {@code refusing}, {@code taken}, {@code crowded} or {@code late} gets that; nobody
 * whose address holds {@code mute} is signed in.
 */
public final class AuthNeighbour implements QuarkusTestResourceLifecycleManager {

    private static final String PRINCIPALS = "/internal/principals/";
    private static final String RECEIVED = "/received/";
    private static final String KNOWN = "/known/";
    private static final int ALLOWED_FAILURES = 10;
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int FAILURES_BEFORE_LATE = 2;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, List<ObjectNode>> calls = new ConcurrentHashMap<>();
    private final Map<String, String> emails = new ConcurrentHashMap<>();
    private final Map<String, Map.Entry<String, String>> credentials = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private HttpServer server;
    private ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext(PRINCIPALS, noted(this::principal));
        server.createContext(RECEIVED, this::received);
        server.createContext(KNOWN, this::known);
        server.createContext("/internal/sessions", noted(this::start));
        server.createContext("/internal/credentials/check", noted(this::check));
        server.createContext("/internal/", noted(exchange -> answer(exchange, 404, "")));
        server.start();
        return Map.of(
                "hoopoe.auth.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The calls about one principal: {@code method}, {@code account}, {@code authorization} and {@code body}. */
    public static List<JsonNode> callsAbout(UUID id) {
        return read(id.toString());
    }

    /** The calls about the principal with this e-mail address, whatever its id. */
    public static List<JsonNode> callsAbout(String email) {
        return read(email);
    }

    /** The paths of all calls in an account. */
    public static List<JsonNode> callsIn(String account) {
        return read(account);
    }

    /** Makes the person log in with this password, whatever happens to what is told about him or her. */
    public static void letLogIn(String account, UUID id, String password) {
        var url = ConfigProvider.getConfig().getValue("hoopoe.auth.url", String.class);
        RestAssured.given()
                .body(password)
                .post(url + KNOWN + account + "/" + id)
                .then()
                .statusCode(204);
    }

    private static List<JsonNode> read(String key) {
        var url = ConfigProvider.getConfig().getValue("hoopoe.auth.url", String.class);
        try {
            var calls = new ArrayList<JsonNode>();
            new ObjectMapper()
                    .readTree(RestAssured.get(url + RECEIVED + key).asString())
                    .forEach(calls::add);
            return calls;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpHandler noted(HttpHandler handler) {
        return exchange -> {
            var account = String.valueOf(exchange.getRequestHeaders().getFirst("X-Hoopoe-Account"));
            calls.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>())
                    .add(mapper.createObjectNode()
                            .put("path", exchange.getRequestURI().getPath()));
            handler.handle(exchange);
        };
    }

    private void principal(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().substring(PRINCIPALS.length());
        var body = exchange.getRequestBody().readAllBytes();
        var call = mapper.createObjectNode()
                .put("method", exchange.getRequestMethod())
                .put("account", exchange.getRequestHeaders().getFirst("X-Hoopoe-Account"))
                .put("address", exchange.getRequestHeaders().getFirst("X-Forwarded-For"))
                .put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
        if (body.length > 0) {
            call.set("body", mapper.readTree(body));
            emails.put(id, call.at("/body/snapshot/email").asText());
            remember(call, id);
        }
        var email = emails.getOrDefault(id, "");
        calls.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(call);
        calls.computeIfAbsent(email, key -> new CopyOnWriteArrayList<>()).add(call);
        treat(exchange, email);
    }

    private void treat(HttpExchange exchange, String email) throws IOException {
        if (email.contains("slow")) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        var put = exchange.getRequestMethod().equals("PUT");
        if (email.contains("down") || (put && email.contains("late") && isTooEarly(email))) {
            exchange.close();
        } else if (email.contains("refusing")) {
            answer(exchange, 500, "");
        } else if (email.contains("taken")) {
            answer(exchange, 409, "");
        } else if (email.contains("crowded")) {
            exchange.getResponseHeaders().set("Retry-After", "77");
            answer(exchange, 429, "");
        } else {
            answer(exchange, 204, "");
        }
    }

    private boolean isTooEarly(String email) {
        return tries.computeIfAbsent(email, key -> new AtomicInteger()).incrementAndGet() <= FAILURES_BEFORE_LATE;
    }

    private void remember(ObjectNode call, String id) {
        var key = call.path("account").asText() + "/"
                + call.at("/body/snapshot/email").asText();
        if (call.path("body").has("password")) {
            var credential = Map.entry(call.at("/body/password").asText(), id);
            credentials.put(key, credential);
            credentials.put(call.path("account").asText() + "/" + id, credential);
        }
    }

    /** The token of a session names whose it is, and for how long or of which dialect. */
    private void start(HttpExchange exchange) throws IOException {
        var request = mapper.readTree(exchange.getRequestBody());
        var id = request.path("user_id").asText();
        if (emails.getOrDefault(id, "").contains("mute")) {
            exchange.close();
            return;
        }
        var dialect = request.path("dialect").asText();
        var token =
                "token-of-" + id + "-for-" + request.path("lifetime_seconds").asText(dialect);
        var session = mapper.createObjectNode().put("access_token", token).put("expires_in", 1);
        if (!dialect.isEmpty()) {
            session.put("refresh_token", "renewal-of-" + id);
        }
        answer(exchange, 200, session.toString());
    }

    /** Refuses as the real one does, the eleventh failure from one address for good. */
    private void check(HttpExchange exchange) throws IOException {
        var request = mapper.readTree(exchange.getRequestBody());
        var named = request.has("user_id")
                ? request.path("user_id").asText()
                : request.path("email").asText();
        var key = exchange.getRequestHeaders().getFirst("X-Hoopoe-Account") + "/" + named;
        var ip = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
        var credential = credentials.get(key);
        if (tries.computeIfAbsent("from " + ip, any -> new AtomicInteger()).get() >= ALLOWED_FAILURES) {
            exchange.getResponseHeaders().set("Retry-After", "77");
            answer(exchange, 429, "{}");
        } else if (credential == null
                || !credential.getKey().equals(request.path("password").asText())) {
            tries.get("from " + ip).incrementAndGet();
            answer(exchange, 401, "{}");
        } else {
            answer(exchange, 200, "{\"user_id\":\"" + credential.getValue() + "\"}");
        }
    }

    private void known(HttpExchange exchange) throws IOException {
        var key = exchange.getRequestURI().getPath().substring(KNOWN.length());
        var password = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        credentials.put(key, Map.entry(password, key.substring(key.indexOf('/') + 1)));
        answer(exchange, 204, "");
    }

    private void received(HttpExchange exchange) throws IOException {
        var key = exchange.getRequestURI().getPath().substring(RECEIVED.length());
        answer(exchange, 200, mapper.writeValueAsString(calls.getOrDefault(key, List.of())));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var output = exchange.getResponseBody()) {
            output.write(bytes);
        }
    }
}
