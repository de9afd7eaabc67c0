package dev.hoopoe.common.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * What a service's tests have, the samples' topics, and a neighbour: it keeps what is PUT to it, answers it to GET, and
 * tells the headers it was called with below {@code /internal/headers/}.
 */
@QuarkusTestResource(SampleInfrastructure.class)
public final class SampleInfrastructure implements QuarkusTestResourceLifecycleManager {

    private final Infrastructure servers = new Infrastructure();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private HttpServer neighbour;

    @Override
    public Map<String, String> start() {
        servers.init(Map.of("service", "ticket"));
        var configuration = new HashMap<>(servers.start());
        createTopics(configuration.get("kafka.bootstrap.servers"));
        configuration.put("quarkus.rest-client.neighbour.url", startNeighbour());
        return configuration;
    }

    private static void createTopics(String bootstrapServers) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic("sample.events.v1", Optional.of(3), Optional.empty())
                                    .configs(Map.of("max.message.bytes", "35651584")),
                            new NewTopic("sample.events.v1.dlq.sample", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String startNeighbour() {
        try {
            neighbour = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        neighbour.createContext("/", this::answer);
        neighbour.start();
        return "http://127.0.0.1:" + neighbour.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.getRequestMethod().equals("PUT")) {
            kept.put(path, body);
            respond(call, 200, "{}");
        } else if (path.startsWith("/internal/headers/")) {
            respond(call, 200, headersOf(call));
        } else if (path.endsWith("/broken")) {
            respond(call, 500, "{}");
        } else {
            var answer = kept.get(path);
            respond(call, answer == null ? 404 : 200, answer == null ? "{}" : answer);
        }
    }

    private static String headersOf(HttpExchange call) {
        var headers = call.getRequestHeaders();
        return "{\"authorization\":\"%s\",\"account\":\"%s\",\"request_id\":\"%s\"}"
                .formatted(
                        headers.getFirst("Authorization"),
                        headers.getFirst("X-Hoopoe-Account"),
                        headers.getFirst("X-Request-Id"));
    }

    private static void respond(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        try (var output = call.getResponseBody()) {
            output.write(bytes);
        }
    }

    @Override
    public void stop() {
        if (neighbour != null) {
            neighbour.stop(0);
        }
        servers.stop();
    }
}
