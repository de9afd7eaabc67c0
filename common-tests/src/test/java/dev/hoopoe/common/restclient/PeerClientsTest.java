package dev.hoopoe.common.restclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.ServiceTokens;
import dev.hoopoe.common.peer.PeerCalls;
import dev.hoopoe.common.peer.PeersConfig;
import dev.hoopoe.common.tenancy.AccountScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The REST clients of neighbours: their failures are recognised, and the call gets to another replica. */
@QuarkusTest
class PeerClientsTest {

    private static final Caller CALLER = Caller.system("default", "test");

    @ConfigProperty(name = "quarkus.rest-client.neighbour.url")
    URI neighbour;

    @Inject
    PeersConfig config;

    @Inject
    ServiceTokens tokens;

    @Inject
    CurrentCaller caller;

    @Inject
    AccountScope accounts;

    @Path("/internal/headers")
    interface Headers {

        @GET
        @Path("/{path}")
        JsonNode get(@PathParam("path") String path);

        @POST
        @Path("/{path}")
        JsonNode post(@PathParam("path") String path);
    }

    @Test
    void callThatIsRefusedGoesToAnotherReplicaWithThisServicesToken() throws IOException {
        var client = client(refusing(), neighbour);

        var headers = accounts.call(CALLER, () -> client.get("x"));

        assertTrue(headers.toString().contains("Bearer "), headers.toString());
    }

    @Test
    void brokenGetIsRepeatedAndABrokenPostIsNot() throws IOException {
        try (var hangingUp = new HangingUp()) {
            var client = client(hangingUp.url(), neighbour);

            assertTrue(accounts.call(CALLER, () -> client.get("x")).isObject());
            assertThrows(ProcessingException.class, () -> accounts.call(CALLER, () -> client.post("x")));

            assertEquals(2, hangingUp.connections.get());
        }
    }

    private Headers client(URI... places) {
        var calls = new PeerCalls(url -> List.of(places));
        return new PeerClients(calls, config, tokens, caller)
                .client(Headers.class, URI.create("http://configured"), config.timeout());
    }

    private static URI refusing() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }

    /** Reads the beginning of a request and closes the connection. */
    private static final class HangingUp implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger connections = new AtomicInteger();

        HangingUp() throws IOException {
            var thread = new Thread(this::serve, "hanging-up");
            thread.setDaemon(true);
            thread.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void serve() {
            try {
                while (true) {
                    try (var socket = server.accept()) {
                        socket.getInputStream().read(new byte[4_096]);
                        connections.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                // It was closed.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
