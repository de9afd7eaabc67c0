package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Bodies as large as any may be end no service, however many come at once, and keep nobody else waiting. */
@ExtendWith(RunningSuite.class)
@Isolated("It takes all the room that there is for large bodies")
class LargeBodiesIT {

    private static final int AT_ONCE = 64;
    private static final int OTHERS = 20;
    private static final byte[] TWENTY_FOUR_MEGABYTES = new byte[24 * 1000 * 1000];
    private static final String BEFORE = "{\"ticket_name\":\"x\",\"ticket_explain\":\"y\",\"ticket_images\":[{"
            + "\"image_name\":\"a.png\",\"image_type\":\"image/png\",\"image_content\":\"";

    private final Suite suite;
    private final ApiClient anybody;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private ApiClient administrator;

    static {
        Arrays.fill(TWENTY_FOUR_MEGABYTES, (byte) 'A');
    }

    LargeBodiesIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void largeBodiesOfStrangersEndNoService() {
        assertHarmless(null, Set.of(0, 401, 413, 503));
    }

    @Test
    void largeBodiesOfCallersWithATokenEndNoService() {
        assertHarmless(administrator.token(), Set.of(0, 200, 400, 413, 429, 503));
    }

    /** 0 stands for a connection that the gateway closed while the client was still sending. */
    private void assertHarmless(String token, Set<Integer> expected) {
        var startedAt = startOf("ticket");

        var answers =
                IntStream.range(0, AT_ONCE).mapToObj(number -> send(token)).toList();
        for (var i = 0; i < OTHERS; i++) {
            administrator.get("/api/tickets").statusCode(200);
            administrator.get("/hcall/api/ticket/count").statusCode(200);
        }
        var statuses = answers.stream().map(CompletableFuture::join).toList();

        assertTrue(expected.containsAll(statuses), statuses::toString);
        assertEquals(startedAt, startOf("ticket"), "ticket-service was started again");
    }

    private CompletableFuture<Integer> send(String token) {
        var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + "/hcall/api/ticket/create"))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(LargeBodiesIT::body),
                        BEFORE.length() + TWENTY_FOUR_MEGABYTES.length + "\"}]}".length()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.sendAsync(request.build(), BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null ? answer.statusCode() : 0);
    }

    private static InputStream body() {
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(BEFORE.getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(TWENTY_FOUR_MEGABYTES),
                new ByteArrayInputStream("\"}]}".getBytes(StandardCharsets.US_ASCII)))));
    }

    /** The line of a service's metrics that says when its process began. */
    private String startOf(String service) {
        try {
            var metrics = client.send(
                    HttpRequest.newBuilder(URI.create(suite.managementUrl(service) + "/q/metrics"))
                            .build(),
                    BodyHandlers.ofString());
            return metrics.body()
                    .lines()
                    .filter(line -> line.startsWith("process_start_time_seconds"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
