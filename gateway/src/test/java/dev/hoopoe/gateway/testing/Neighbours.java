package dev.hoopoe.gateway.testing;

import dev.hoopoe.gateway.route.Upstream;
import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts what the gateway's tests need around it: Kafka, an issuer of tokens, and four services on free ports. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        Map<String, String> configuration = new HashMap<>(infrastructure());
        for (var upstream : Upstream.values()) {
            var neighbour = new Neighbour(vertx, upstream.wireName());
            neighbour.start();
            configuration.put("hoopoe." + upstream.wireName() + ".url", "http://127.0.0.1:" + neighbour.port());
            configuration.put("test.control." + upstream.wireName(), "http://127.0.0.1:" + neighbour.controlPort());
        }
        addSecondTicketReplica(configuration);
        return configuration;
    }

    /** Runs, but gets no requests until a test writes its address into the file of replicas. */
    private void addSecondTicketReplica(Map<String, String> configuration) {
        var second = new Neighbour(vertx, "second");
        second.start();
        configuration.put("test.url.second", "http://127.0.0.1:" + second.port());
        configuration.put("test.control.second", "http://127.0.0.1:" + second.controlPort());
        configuration.put("hoopoe.gateway.replicas.file", emptyFile().toString());
    }

    private static Path emptyFile() {
        try {
            var file = Files.createTempFile("replicas", ".properties");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Kafka's client finds its classes by the thread's class loader, which is whose it pleases among test resources. */
    private static Map<String, String> infrastructure() {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(Infrastructure.class.getClassLoader());
        try {
            var infrastructure = new Infrastructure();
            infrastructure.init(Map.of("service", "ticket"));
            return infrastructure.start();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
