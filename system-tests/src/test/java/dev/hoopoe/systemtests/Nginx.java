package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * nginx as it stands before a desk, asking it in HTTP/1.0 as it does by itself: on two ports, on one of which it does not
 * heed what answers say of buffering.
 */
final class Nginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                proxy_buffering on;
                server {
                    listen 127.0.0.1:%2$d;
                    location / { proxy_pass %4$s; }
                }
                server {
                    listen 127.0.0.1:%3$d;
                    location / { proxy_pass %4$s; proxy_ignore_headers X-Accel-Buffering; }
                }
            }
            """;

    private final Process process;
    private final int port;
    private final int deafPort;

    private Nginx(Process process, int port, int deafPort) {
        this.process = process;
        this.port = port;
        this.deafPort = deafPort;
    }

    /** Started with all that it writes in the folder. */
    static Nginx before(String gateway, Path folder) throws IOException {
        var port = freePort();
        var deafPort = freePort();
        var file = folder.resolve("nginx.conf");
        Files.writeString(file, CONFIGURATION.formatted(folder, port, deafPort, gateway));
        var process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        var nginx = new Nginx(process, port, deafPort);
        await().atMost(Duration.ofSeconds(10)).until(() -> isOpen(port) && isOpen(deafPort));
        return nginx;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where it does not heed {@code X-Accel-Buffering}. */
    String deafUrl() {
        return "http://127.0.0.1:" + deafPort;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
