package dev.hoopoe.common.testing;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server in the test's process, in place of a service. Each call has a thread of its own. */
public final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private LoopbackServer(InetSocketAddress address, HttpHandler handler) {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    /** Starts a server at a free port. */
    public static LoopbackServer start(HttpHandler handler) {
        return new LoopbackServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), handler);
    }

    /** Starts a server at this address. */
    public static LoopbackServer startAt(URI address, HttpHandler handler) {
        return new LoopbackServer(new InetSocketAddress(address.getHost(), address.getPort()), handler);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Breaks calls that are being answered off; does nothing the second time. */
    @Override
    public void close() {
        if (!threads.isShutdown()) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
