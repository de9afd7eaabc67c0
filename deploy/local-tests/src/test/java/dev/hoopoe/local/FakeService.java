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
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands where a service's build result would: ready at once, and answers any path with the variable of that name. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        serve("QUARKUS_HTTP_PORT");
        serve("QUARKUS_MANAGEMENT_PORT");
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
            byte[] body = String.valueOf(System.getenv(variable)).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream output = exchange.getResponseBody()) {
                output.write(body);
            }
        });
        server.start();
    }
}
