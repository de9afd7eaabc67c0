package dev.hoopoe.auth.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/**
 * A real OpenID server with two issuers, {@code google} and {@code microsoft}, behind a front that misbehaves when told to
 * ({@link OpenIdFault}); {@code microsoft} is down while the service starts.
 */
public final class OpenIdServer implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> faults = new ConcurrentHashMap<>(Map.of("microsoft", "DOWN"));
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private MockOAuth2Server server;
    private HttpServer front;

    @Override
    public Map<String, String> start() {
        var loopback = InetAddress.getLoopbackAddress();
        server = new MockOAuth2Server();
        server.start(loopback, 0);
        try {
            front = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        front.setExecutor(workers);
        front.createContext("/", this::pass);
        front.createContext("/control/", this::control);
        front.start();
        var url = "http://localhost:" + front.getAddress().getPort();
        return Map.of("test.open-id.url", url);
    }

    @Override
    public void stop() {
        stopped.countDown();
        if (front != null) {
            front.stop(0);
            workers.shutdownNow();
            server.shutdown();
        }
    }

    /** {@code /control/google/SLOW} sets what is wrong from now on; the answer is how often anybody asked anything. */
    private void control(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/", -1);
        faults.put(words[2], words[3]);
        answer(exchange, 200, Integer.toString(asked.get()).getBytes(StandardCharsets.UTF_8));
    }

    private void pass(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var issuer = exchange.getRequestURI().getPath().split("/", -1)[1];
        try (exchange) {
            switch (faults.getOrDefault(issuer, "NONE")) {
                case "DOWN" -> {}
                case "SLOW" -> stopped.await(5, TimeUnit.SECONDS);
                case "FORGETFUL" ->
                    answer(exchange, 400, "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
                case "FORGED" -> relay(exchange, OpenIdServer::forged);
                default -> relay(exchange, body -> body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay(HttpExchange exchange, UnaryOperator<String> change) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.baseUrl().toString())
                        .resolve(exchange.getRequestURI().toString()))
                .header("X-Forwarded-Port", Integer.toString(front.getAddress().getPort()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (var name : new String[] {"Content-Type", "Authorization"}) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        response.headers()
                .firstValue("Location")
                .ifPresent(location -> exchange.getResponseHeaders().set("Location", location));
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        response.headers().firstValue("Content-Type").orElse("application/json"));
        answer(exchange, response.statusCode(), change.apply(response.body()).getBytes(StandardCharsets.UTF_8));
    }

    /** Swaps a character of the ID token's signature. */
    private static String forged(String tokens) {
        var matcher =
                Pattern.compile("(\"id_token\"\\s*:\\s*\"[^\"]+\\.)([^\".]{8})").matcher(tokens);
        return matcher.replaceFirst(
                match -> match.group(1) + (match.group(2).equals("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA"));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
