package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** From a ticket to somebody's endpoint, through whatever dies on the way. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends a process that other tests need")
class WebhooksIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TICKETS = 20;

    private final Suite suite;
    private final Desk anybody;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();

    WebhooksIT(Suite suite, Desk desk) {
        this.suite = suite;
        this.anybody = desk;
    }

    @Test
    void everyTicketArrivesSignedThoughTheSenderIsKilledMeanwhile() throws IOException {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var client = administrator.createClient("Ada");
        var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.start();
        try {
            var webhook = administrator.created(
                    "/api/webhooks",
                    Map.of(
                            "url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                            "event_types", List.of("ticket.created"),
                            "filters", Map.of("snapshot.client_id", List.of(client))));
            receiver.createContext(
                    "/", exchange -> receive(exchange, webhook.get("secret").textValue()));

            var opened = new HashSet<String>();
            for (var ticket = 0; ticket < TICKETS; ticket++) {
                opened.add(
                        Integer.toString(administrator.openTicket(client, null).id()));
                if (ticket == TICKETS / 2) {
                    suite.kill("messaging");
                }
            }

            // What a killed process had begun is attempted again when its lease is over.
            await().atMost(Duration.ofMinutes(2)).until(() -> subjects().equals(opened));
            assertEquals(TICKETS, ids().size());
            suite.awaitReady(Duration.ofMinutes(2));
            administrator
                    .delete("/api/webhooks/" + webhook.get("id").textValue())
                    .statusCode(200);
        } finally {
            receiver.stop(0);
        }
    }

    private Set<String> subjects() {
        return received.stream().map(event -> event.get("subject").textValue()).collect(Collectors.toSet());
    }

    /** An attempt whose result the killed process could not write is made again, under the same id. */
    private Set<String> ids() {
        return received.stream().map(event -> event.get("id").textValue()).collect(Collectors.toSet());
    }

    private void receive(HttpExchange exchange, String secret) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            new Webhook(secret).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            received.add(MAPPER.readTree(body));
            exchange.sendResponseHeaders(204, -1);
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            exchange.sendResponseHeaders(401, -1);
        }
    }
}
