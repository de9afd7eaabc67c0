package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls every operation of a service's OpenAPI document with many spellings of {@code Accept} and {@code Content-Type}, and
 * writes down each answer that is neither JSON nor the refusal that is due.
 */
public final class MediaWalk {

    private static final String FORM = "multipart/form-data";
    private static final String FORM_WITH_BOUNDARY = "multipart/form-data; boundary=x";

    /** JSON satisfies these, or they say nothing that can be read. */
    private static final List<String> ACCEPTED = List.of(
            "application/json",
            "APPLICATION/JSON",
            "application/json;charset=utf-8",
            "application/json; q=0.1",
            "application/*",
            "application/*;q=0.3",
            "*/*",
            "*/*;q=0.3",
            "*",
            "",
            ",",
            "json",
            "/",
            "application/json;q=x, */*",
            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
            "text/plain, application/json",
            "text/plain;format=\"a,b;q=0\", application/json",
            "*/*;q=0, application/json",
            "application/*;q=0, application/json;q=0.001");

    private static final List<String> NOT_ACCEPTED = List.of(
            "text/plain",
            "text/html",
            "application/xml",
            "application/octet-stream",
            "application/problem+json",
            "image/png, text/*",
            "application/json;q=0",
            "application/json;q=0, */*",
            "*/*;q=0");

    /** What can be followed as a stream of events answers these with one, which has no end. */
    private static final Set<String> EVENTS_WILL_DO = Set.of("image/png, text/*", "application/json;q=0, */*");

    private static final String STREAM = "text/event-stream";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> CONSUMED = List.of(
            "application/json",
            "Application/JSON",
            "application/json;charset=UTF-8",
            "application/json; charset=\"utf-8\"");

    private static final List<String> NOT_CONSUMED = List.of(
            "text/plain",
            "text/html",
            "text/json",
            "application/xml",
            "application/x-www-form-urlencoded",
            FORM_WITH_BOUNDARY,
            "application/octet-stream",
            "application/vnd.api+json",
            "application/json;charset=utf-16",
            "application/*",
            "*/*",
            "json",
            "application/json, text/plain");

    private static final List<String> ENCODINGS = List.of("gzip", "br", "gzip, identity", "nonsense");

    private static final String DOCUMENT = "/q/openapi?format=json";
    private static final int FEWEST_CALLS = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NO_SUCH_THING = 404;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Supplier<String> tokens;
    private final List<String> faults = new ArrayList<>();
    private int calls;

    private MediaWalk(URI base, Supplier<String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /**
     * Walks the operations of the service at an address, but for those that are for neighbours.
     *
     * @param tokens gives an access token for each call, since some calls end its session
     */
    public static void assertJsonAlone(URI base, Supplier<String> tokens) {
        var walk = new MediaWalk(base, tokens);
        var document = walk.document();
        for (var path : document.path("paths").properties()) {
            if (!path.getKey().startsWith("/internal/")) {
                for (var operation : path.getValue().properties()) {
                    walk.call(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue());
                }
            }
        }
        assertTrue(walk.calls > FEWEST_CALLS, "only " + walk.calls + " calls");
        assertEquals(List.of(), walk.faults);
    }

    private JsonNode document() {
        try {
            return MAPPER.readTree(send("GET", DOCUMENT, "", List.of()).body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document is no JSON", e);
        }
    }

    private void call(String method, String path, JsonNode operation) {
        if (operation.at("/requestBody/content").has(FORM)) {
            callWithForms(method, path);
            return;
        }
        var body = operation.has("requestBody") ? "{}" : "";
        for (var accept : ACCEPTED) {
            expectJson(method, path, send(method, path, body, List.of("Accept", accept)), "Accept: " + accept);
        }
        var streams = operation.path("description").asText().contains(STREAM);
        for (var accept : NOT_ACCEPTED) {
            if (operation.at("/responses/200/content").has("*/*")) {
                // A file of any type, for whatever a page hopes for; its errors are JSON all the same.
                expectJson(method, path, send(method, path, body, List.of("Accept", accept)), "Accept: " + accept);
                continue;
            }
            if (streams && EVENTS_WILL_DO.contains(accept)) {
                continue;
            }
            expectRefusal(406, method, path, send(method, path, body, List.of("Accept", accept)), "Accept: " + accept);
        }
        if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(method)) {
            callWithBodies(method, path);
        }
    }

    /** An upload takes a form and nothing else. */
    private void callWithForms(String method, String path) {
        for (var accept : NOT_ACCEPTED) {
            var answer = send(method, path, "{}", List.of("Accept", accept, "Content-Type", FORM_WITH_BOUNDARY));
            expectRefusal(406, method, path, answer, "Accept: " + accept);
        }
        for (var accept : ACCEPTED) {
            var answer = send(method, path, "{}", List.of("Accept", accept, "Content-Type", FORM_WITH_BOUNDARY));
            expectJson(method, path, answer, "Accept: " + accept);
        }
        for (var type : Stream.concat(CONSUMED.stream(), NOT_CONSUMED.stream()).toList()) {
            if (!type.equals(FORM_WITH_BOUNDARY)) {
                var answer = send(method, path, "{}", List.of("Content-Type", type));
                expectRefusal(415, method, path, answer, "Content-Type: " + type);
            }
        }
    }

    private void callWithBodies(String method, String path) {
        for (var type : CONSUMED) {
            expectJson(method, path, send(method, path, "{}", List.of("Content-Type", type)), "Content-Type: " + type);
        }
        for (var type : NOT_CONSUMED) {
            var answer = send(method, path, "{}", List.of("Content-Type", type));
            expectRefusal(415, method, path, answer, "Content-Type: " + type);
        }
        for (var encoding : ENCODINGS) {
            var answer =
                    send(method, path, "{}", List.of("Content-Type", "application/json", "Content-Encoding", encoding));
            expectRefusal(415, method, path, answer, "Content-Encoding: " + encoding);
            if (!answer.headers().firstValue("Accept-Encoding").orElse("").equals("identity")) {
                faults.add(method + " " + path + " does not say that it takes no encoding but identity");
            }
        }
    }

    private void expectJson(String method, String path, HttpResponse<String> answer, String header) {
        var status = answer.statusCode();
        if (status == 406 || status == 415 || (status >= 500 && status != 503)) {
            faults.add(method + " " + path + " with " + header + ": " + status);
        }
        if (!answer.body().isEmpty()) {
            requireJson(method, path, answer, header);
        }
    }

    private void expectRefusal(int status, String method, String path, HttpResponse<String> answer, String header) {
        if (answer.statusCode() != status) {
            faults.add(method + " " + path + " with " + header + ": " + answer.statusCode() + ", not " + status);
            return;
        }
        var body = requireJson(method, path, answer, header);
        var refuses = body.path("success").isBoolean()
                || body.path("status").isBoolean()
                || body.has("detail")
                || body.at("/error/code").isTextual();
        if (!refuses) {
            faults.add(method + " " + path + " with " + header + " refuses outside of the envelope: " + answer.body());
        }
    }

    private JsonNode requireJson(String method, String path, HttpResponse<String> answer, String header) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.matches("application/json(;charset=utf-8)?")) {
            faults.add(method + " " + path + " with " + header + " is answered as " + type);
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            faults.add(method + " " + path + " with " + header + " is answered by no JSON: " + answer.body());
            return MAPPER.createObjectNode();
        }
    }

    private HttpResponse<String> send(String method, String path, String body, List<String> headers) {
        calls++;
        var address = path.replaceAll("\\{[^}]*}", Integer.toString(NO_SUCH_THING));
        var request = HttpRequest.newBuilder(base.resolve(address))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + tokens.get());
        for (var i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        if (!body.isEmpty() && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " with " + headers + " is not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
