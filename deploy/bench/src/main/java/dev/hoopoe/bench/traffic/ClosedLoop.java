package dev.hoopoe.bench.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Sends one request again and again on several kept connections, each as soon as its last answer has come. Costs little
 * beside what it measures: the bytes of the request are made once.
 */
public final class ClosedLoop {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final URI server;
    private final byte[] request;
    private final int connections;

    /**
     * @param url of a {@code GET} without a body
     * @param headers by name
     */
    public ClosedLoop(String url, Map<String, String> headers, int connections) {
        this.server = URI.create(url);
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String target = server.getRawPath() + (server.getRawQuery() == null ? "" : "?" + server.getRawQuery());
        this.request = HttpText.bytes(
                "GET " + target + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + lines + "\r\n");
        this.connections = connections;
    }

    /**
     * What came in that time.
     *
     * @param answers with status 200
     * @param failures other answers, and connections that broke
     */
    public record Outcome(long answers, long failures, Duration length) {

        /** Answers with status 200 in a second. */
        public double perSecond() {
            return answers / (length.toNanos() / 1e9);
        }
    }

    public Outcome run(Duration length) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        try {
            List<CompletableFuture<long[]>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(CompletableFuture.supplyAsync(() -> send(end), threads));
            }
            long answers = 0;
            long failures = 0;
            for (CompletableFuture<long[]> one : all) {
                answers += one.join()[0];
                failures += one.join()[1];
            }
            return new Outcome(answers, failures, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            threads.shutdown();
        }
    }

    /** Answers and failures of one connection after the other until that time. */
    private long[] send(long end) {
        long[] counts = new long[2];
        while (System.nanoTime() < end) {
            try (Socket connection = new Socket(server.getHost(), server.getPort())) {
                connection.setTcpNoDelay(true);
                connection.setSoTimeout(TIMEOUT_MILLIS);
                InputStream input = new BufferedInputStream(connection.getInputStream());
                while (System.nanoTime() < end) {
                    connection.getOutputStream().write(request);
                    counts[HttpText.readMessage(input).contains(" 200 ") ? 0 : 1]++;
                }
            } catch (IOException e) {
                counts[1]++;
            }
        }
        return counts;
    }
}
