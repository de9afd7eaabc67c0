package dev.hoopoe.messaging.testing;

import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Real servers, and where neighbours and file store listen; the tests start and stop those, see {@link Neighbour}. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    private final Infrastructure servers = new Infrastructure();

    @Override
    public Map<String, String> start() {
        servers.init(Map.of("service", "messaging"));
        var configuration = new HashMap<>(startServers());
        var files = LoopbackPort.free();
        configuration.put("hoopoe.test.s3.port", Integer.toString(files));
        configuration.put("hoopoe.files.s3.endpoint", "http://127.0.0.1:" + files);
        try (var ticket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var directory = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            configuration.put("hoopoe.ticket.url", "http://127.0.0.1:" + ticket.getLocalPort());
            configuration.put("hoopoe.directory.url", "http://127.0.0.1:" + directory.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration;
    }

    /** Kafka's client loads classes by name: from the loader that it came from itself, not from the thread's. */
    private Map<String, String> startServers() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(Infrastructure.class.getClassLoader());
        try {
            return servers.start();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void stop() {
        servers.stop();
    }
}
