package dev.hoopoe.bench.gateway;

import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.InstalledPrograms;
import dev.hoopoe.local.process.JavaRuntime;
import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proxy to compare the gateway with, as a process of its own before the same server. */
final class OtherProxy implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Patience START = Patience.ofMinutes(1);
    private static final String HAPROXY = "haproxy";

    /** Checks signature and expiry of the token of each request, as the gateway does. */
    private static final String CONFIGURATION = """
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
            frontend clients
              bind 127.0.0.1:%d
              http-request set-var(txn.bearer) http_auth_bearer
              http-request deny deny_status 401 unless { var(txn.bearer),jwt_verify("RS256","%s") -m int 1 }
              http-request set-var(txn.expiry) var(txn.bearer),jwt_payload_query('$.exp','int')
              http-request set-var(txn.now) date()
              http-request deny deny_status 401 if { var(txn.expiry),sub(txn.now) -m int lt 0 }
              default_backend server
            backend server
              http-reuse always
              server upstream %s
            """;

    private final ChildProcess process;
    private final int port;

    private OtherProxy(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
        START.await("a proxy on port " + port + "; it said: " + process.logTail(), this::listens);
    }

    /** Java and Vert.x alone, with the options of the gateway's process; its class is not loaded here, where Vert.x is not. */
    static OtherProxy bare(URI server, Path folder) {
        int port = LoopbackPort.free();
        List<String> command = List.of(
                JavaRuntime.newest().executable(),
                "-Xms24m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=64m",
                "-cp",
                System.getProperty("java.class.path") + ":" + libraries(),
                OtherProxy.class.getPackageName() + ".BareProxy",
                Integer.toString(port),
                Integer.toString(server.getPort()));
        return new OtherProxy(start(command, folder.resolve("bare-proxy.log")), port);
    }

    /** HAProxy, where it is installed. */
    static Optional<OtherProxy> haproxy(URI server, String publicKey, Path folder) {
        if (!isInstalled()) {
            return Optional.empty();
        }
        int port = LoopbackPort.free();
        Path key = folder.resolve("haproxy-key.pem");
        Path configuration = folder.resolve("haproxy.cfg");
        try {
            Files.writeString(key, publicKey);
            Files.writeString(configuration, CONFIGURATION.formatted(port, key, server.getAuthority()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(HAPROXY, "-db", "-f", configuration.toString());
        return Optional.of(new OtherProxy(start(command, folder.resolve("haproxy.log")), port));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.stop(STOP);
    }

    /** The gateway's own, of which the proxy uses Vert.x. */
    private static String libraries() {
        return ProjectRoot.find().resolve("gateway/target/quarkus-app/lib/main") + "/*";
    }

    private static ChildProcess start(List<String> command, Path log) {
        return ChildProcess.start(command, ChildProcess.inherited(Map.of()), log, "TERM");
    }

    private static boolean isInstalled() {
        return InstalledPrograms.has(HAPROXY) || Files.isExecutable(Path.of("/usr/sbin", HAPROXY));
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("A proxy ended: " + process.logTail());
        }
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
