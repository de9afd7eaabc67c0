package dev.hoopoe.gateway.openapi;

import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.dialect.Dialects;
import dev.hoopoe.gateway.proxy.UpstreamClients;
import dev.hoopoe.gateway.route.PublicOperations;
import dev.hoopoe.gateway.route.RoutingTable;
import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class OpenApiDocumentsTest {

    @Inject
    UpstreamClients clients;

    @Inject
    RoutingTable routes;

    @Inject
    PublicOperations publicOperations;

    @Inject
    Dialects dialects;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    @Test
    void deskThatCannotBeAskedIsNotMadeUp() throws Exception {
        var documents = new OpenApiDocuments(clients, routes, publicOperations, dialects, mapper, clock, vertx);
        tell("ticket", "stop");

        var failure =
                assertThrows(ExecutionException.class, () -> asked(documents)).getCause();
        tell("ticket", "start");
        var texts = asked(documents);

        assertEquals(
                ErrorKind.UNAVAILABLE, assertInstanceOf(Refusal.class, failure).kind());
        assertTrue(texts.json().contains("/api/tickets/{id}"));
    }

    @Test
    void errorIsNotADocumentWithoutPaths() throws Exception {
        var documents = new OpenApiDocuments(clients, routes, publicOperations, dialects, mapper, clock, vertx);
        tell("ticket", "undescribed");

        var failure =
                assertThrows(ExecutionException.class, () -> asked(documents)).getCause();
        tell("ticket", "described");

        assertEquals(
                ErrorKind.UNAVAILABLE, assertInstanceOf(Refusal.class, failure).kind());
        assertTrue(asked(documents).json().contains("/api/tickets/{id}"));
    }

    private static OpenApiTexts asked(OpenApiDocuments documents) throws Exception {
        return documents
                .current(Dialect.homa())
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }
}
