package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each operation of each dialect has the rate limits that {@code rate-limit-classes.txt} says. */
@ExtendWith(RunningSuite.class)
class RateLimitsIT {

    private final ApiClient anybody;

    RateLimitsIT(ApiClient api) {
        this.anybody = api;
    }

    @Test
    void everyOperationHasTheClassThatIsWrittenDown() {
        var actual = new TreeMap<String, String>();
        DialectPaths.BASES.forEach(base -> actual.putAll(classes(base)));

        assertEquals(lines(expected()), lines(actual));
    }

    @Test
    void answersCarryTheHeaders() {
        var answer = anybody.get("/.well-known/jwks.json").statusCode(200).extract();

        assertTrue(
                answer.header("RateLimit").matches("\"read-per-address\";r=\\d+;t=\\d+"), answer.header("RateLimit"));
        assertTrue(
                answer.header("RateLimit-Policy").matches("\"read-per-address\";q=\\d+;w=60"),
                answer.header("RateLimit-Policy"));
    }

    private Map<String, String> classes(String base) {
        var document = ApiDocument.parse(
                anybody.get(base + "/openapi.json").statusCode(200).extract().asString());
        return document.operations().stream()
                .collect(Collectors.toMap(
                        operation -> operation.method() + " " + base + operation.path(),
                        operation -> names(operation.json().path("x-rate-limit-class"))));
    }

    /** The gateway answers some addresses itself, and does not limit them. */
    private static String names(JsonNode classes) {
        return classes.isMissingNode()
                ? "none"
                : StreamSupport.stream(classes.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","));
    }

    private static Map<String, String> expected() {
        return text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 3))
                .collect(Collectors.toMap(
                        row -> row[1] + " " + row[2],
                        row -> row[0],
                        (first, second) -> first + "," + second,
                        TreeMap::new));
    }

    private static String lines(Map<String, String> classes) {
        return classes.entrySet().stream()
                .map(row -> row.getValue() + " " + row.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static String text() {
        try (var file = RateLimitsIT.class.getResourceAsStream("/rate-limit-classes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
