package dev.hoopoe.bench.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.ServiceMetrics;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * messaging-service, without the gateway: sockets are those of Netia's pages, which join without naming a customer, so that they
 * are not announced to each other. Messages are a member of the staff's.
 */
final class HoopoeChat implements ChatServer {

    private static final String SERVICE = "messaging";
    private static final String ACCOUNT = "default";
    private static final String API = "/netia/api";
    private static final int CREATED = 201;
    private static final int BUSY = 503;
    private static final Patience START = Patience.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final ApiClient staff;
    private final String conversation;

    /** Opens a conversation. */
    HoopoeChat(Suite suite) {
        this.suite = suite;
        ApiClient anybody = ApiClient.at(suite.gatewayUrl());
        staff = anybody.login(suite.adminEmail(), suite.adminPassword()).movedTo(suite.url(SERVICE));
        String customer = open(
                anybody,
                "/customers",
                Map.of("customer", Map.of("account_id", ACCOUNT, "name", "Ada", "host", "shop.example.com")));
        conversation = open(
                anybody,
                "/conversations",
                Map.of(
                        "conversation", Map.of("account_id", ACCOUNT, "customer_id", customer),
                        "message", Map.of("body", "Hello")));
    }

    /** Makes an object and returns its id; a suite that started just now may be busy (503). */
    private static String open(ApiClient api, String path, Map<String, ?> body) {
        AtomicReference<HttpResponse<byte[]>> answer = new AtomicReference<>();
        START.await("POST " + path + " is answered with 201", () -> {
            answer.set(api.tryPost(API + path, body).join());
            return answer.get().statusCode() != BUSY;
        });
        if (answer.get().statusCode() != CREATED) {
            throw new IllegalStateException(
                    "POST " + path + " was answered with " + answer.get().statusCode());
        }
        try {
            return JSON.readTree(answer.get().body()).path("data").path("id").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "messaging-service";
    }

    @Override
    public SocketFleet fleet() {
        return fleetAt(suite.url(SERVICE));
    }

    /** Sockets of the same conversation that go through the gateway. */
    SocketFleet gatewayFleet() {
        return fleetAt(suite.gatewayUrl());
    }

    private SocketFleet fleetAt(String url) {
        URI address = URI.create(url);
        return new SocketFleet(
                new InetSocketAddress(address.getHost(), address.getPort()), new PhoenixProtocol(conversation));
    }

    @Override
    public CompletableFuture<?> post(long number) {
        return staff.postLater(
                API + "/messages",
                Map.of("message", Map.of("conversation_id", conversation, "body", MessageNumber.text(number))));
    }

    @Override
    public int openSockets() {
        return (int) ServiceMetrics.at(suite.managementUrl(SERVICE))
                .sum("hoopoe_sockets_open")
                .orElseThrow();
    }

    @Override
    public ServerMemory memory() {
        return new CollectedService(suite, SERVICE).memory();
    }
}
