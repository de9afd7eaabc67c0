package dev.hoopoe.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.dialect.Dialects;
import dev.hoopoe.gateway.proxy.CachedResponse;
import dev.hoopoe.gateway.proxy.UpstreamClients;
import dev.hoopoe.gateway.route.PublicOperations;
import dev.hoopoe.gateway.route.RoutingTable;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Fetches the services' OpenAPI documents, at most once a minute, and caches the merged document of each dialect. */
@ApplicationScoped
public class OpenApiDocuments {

    private static final String ADDRESS = "/q/openapi?format=json";
    private static final long LIMIT_MILLIS = 5_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final UpstreamClients clients;
    private final RoutingTable routes;
    private final PublicOperations publicOperations;
    private final ObjectMapper mapper;
    private final Map<Dialect, ObjectNode> own = new HashMap<>();
    private final CachedResponse<Map<Dialect, OpenApiTexts>> texts;

    OpenApiDocuments(
            UpstreamClients clients,
            RoutingTable routes,
            PublicOperations publicOperations,
            Dialects dialects,
            ObjectMapper mapper,
            Clock clock,
            Vertx vertx) {
        this.clients = clients;
        this.routes = routes;
        this.publicOperations = publicOperations;
        this.mapper = mapper;
        dialects.served().forEach(dialect -> own.put(dialect, read(mapper, dialect)));
        this.texts = new CachedResponse<>(this::fetchAll, KEPT_FOR, clock, vertx);
    }

    /** The dialect's document of all services; fails with a {@link Refusal} while a service does not answer. */
    public Future<OpenApiTexts> current(Dialect dialect) {
        return texts.current().map(all -> all.get(dialect));
    }

    private Future<Map<Dialect, OpenApiTexts>> fetchAll() {
        Map<Upstream, Future<ObjectNode>> answers = new EnumMap<>(Upstream.class);
        for (var upstream : Upstream.values()) {
            answers.put(upstream, fetch(upstream));
        }
        return Future.all(answers.values().stream().toList()).map(all -> merge(answers));
    }

    private Map<Dialect, OpenApiTexts> merge(Map<Upstream, Future<ObjectNode>> answers) {
        Map<Dialect, OpenApiTexts> merged = new HashMap<>();
        own.forEach((dialect, document) -> {
            var merge = new OpenApiMerge(dialect, routes, publicOperations, document);
            answers.forEach((upstream, answer) -> merge.add(upstream, answer.result()));
            merged.put(dialect, OpenApiTexts.of(merge.result()));
        });
        return merged;
    }

    private Future<ObjectNode> fetch(Upstream upstream) {
        return clients.get(upstream, ADDRESS, LIMIT_MILLIS, OpenApiDocuments::document)
                .map(this::parse)
                .recover(failure -> Future.failedFuture(new Refusal(
                        ErrorKind.UNAVAILABLE,
                        upstream.wireName() + " does not answer with its OpenAPI document; try again")));
    }

    /** An error is not a document without paths. */
    private static Future<Buffer> document(HttpClientResponse answer) {
        return answer.statusCode() == 200
                ? answer.body()
                : Future.failedFuture(new IOException("Status " + answer.statusCode()));
    }

    private ObjectNode parse(Buffer body) {
        try {
            return (ObjectNode) mapper.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(ObjectMapper mapper, Dialect dialect) {
        var own = "/pages" + dialect.basePath() + "/openapi.json";
        try (var resource = OpenApiDocuments.class.getResourceAsStream(own)) {
            return (ObjectNode) mapper.readTree(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(own + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
