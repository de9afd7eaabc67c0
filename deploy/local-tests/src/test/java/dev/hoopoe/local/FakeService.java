package dev.hoopoe.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands where a service's build result would: ready at once, and answers any path with the variable of that name.
 * Files in the folder of the variable {@code HOOPOE_FAKE} change that: {@link #BROKEN}, {@link #TOGETHER}.
 */
final class FakeService {

    /** While this file exists no service starts. */
    static final String BROKEN = "broken";

    /** While this file exists a service that is asked to stop waits until all five are. */
    static final String TOGETHER = "together";

    private static final String METRICS_PATH = "q/metrics";
    private static final int SERVICES = 5;
    private static final AtomicInteger METRICS_READ = new AtomicInteger();

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if (isThere(BROKEN)) {
            System.out.println("This service is broken on purpose");
            System.exit(3);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(FakeService::stop));
        serve("QUARKUS_HTTP_PORT");
        serve("QUARKUS_MANAGEMENT_PORT");
    }

    private static boolean isThere(String name) {
        String folder = System.getenv("HOOPOE_FAKE");
        return folder != null && Files.exists(Path.of(folder, name));
    }

    /** Leaves a file that says whether all services were asked to stop while this one was still there. */
    private static void stop() {
        if (!isThere(TOGETHER)) {
            return;
        }
        Path folder = Path.of(System.getenv("HOOPOE_FAKE"));
        try {
            String port = System.getenv("QUARKUS_HTTP_PORT");
            Files.createFile(folder.resolve(port + ".asked"));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (System.nanoTime() < deadline) {
                if (folder.toFile().list((parent, name) -> name.endsWith(".asked")).length == SERVICES) {
                    Files.createFile(folder.resolve(port + ".met"));
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A gateway that has sent twice as many requests to the second replica as to the first, and more at each look. */
    private static String metrics() {
        int looks = METRICS_READ.incrementAndGet();
        StringBuilder metrics = new StringBuilder();
        try {
            for (String line : Files.readAllLines(Path.of(System.getenv("HOOPOE_GATEWAY_REPLICAS_FILE")))) {
                String service = line.substring(0, line.indexOf('='));
                String[] urls = line.substring(line.indexOf('=') + 1).split(",", -1);
                metrics.append("hoopoe_gateway_replicas_ready{service=\"%s\"} %d.0\n".formatted(service, urls.length));
                for (int i = 0; i < urls.length; i++) {
                    metrics.append("hoopoe_gateway_replica_requests_total{replica=\"%s\",service=\"%s\"} %d.0\n"
                            .formatted(urls[i].substring("http://".length()), service, looks * (i + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return metrics.toString();
    }

    /** Puts the five services' programs where a build of the checkout would. */
    static void buildInto(Path checkout) {
        for (Service service : Service.values()) {
            build(ServiceProcess.jar(checkout, service));
        }
    }

    private static void build(Path jar) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try {
            Files.createDirectories(jar.getParent());
            try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                output.putNextEntry(new JarEntry(entry));
                output.write(FakeService.class
                        .getClassLoader()
                        .getResourceAsStream(entry)
                        .readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(String portVariable) throws IOException {
        int port = Integer.parseInt(System.getenv(portVariable));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            String variable = exchange.getRequestURI().getPath().substring(1);
            boolean isGateway = System.getenv("HOOPOE_GATEWAY_REPLICAS_FILE") != null;
            String answer =
                    variable.equals(METRICS_PATH) && isGateway ? metrics() : String.valueOf(System.getenv(variable));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream output = exchange.getResponseBody()) {
                output.write(body);
            }
        });
        server.start();
    }
}
