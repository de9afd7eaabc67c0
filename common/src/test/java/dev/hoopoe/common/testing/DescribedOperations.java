package dev.hoopoe.common.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an OpenAPI document must say of each operation that clients are offered. */
public final class DescribedOperations {

    /** A form with a file: no text is an example of it. */
    private static final String FORM = "multipart/form-data";

    /** The type of answers that are a file. */
    private static final String FILE = "*/*";

    private static final String NOT_OFFERED = "/internal/";
    private static final int LONGEST_SUMMARY = 80;

    private final List<String> missing = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private DescribedOperations() {}

    /** By operation, what is missing in the document; {@code /internal} is not looked at. */
    public static List<String> missingIn(String document) {
        try {
            return missingIn(new ObjectMapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The document is no JSON", e);
        }
    }

    private static List<String> missingIn(JsonNode document) {
        var rules = new DescribedOperations();
        document.path("paths").properties().forEach(path -> {
            if (!path.getKey().startsWith(NOT_OFFERED)) {
                path.getValue()
                        .properties()
                        .forEach(operation ->
                                rules.check(operation.getKey() + " " + path.getKey(), operation.getValue()));
            }
        });
        return rules.missing;
    }

    private void check(String where, JsonNode operation) {
        var id = operation.path("operationId").asText();
        require(id.matches("[a-z][A-Za-z0-9]+") && ids.add(id), where, "an operationId of its own in camelCase");
        var summary = operation.path("summary").asText();
        require(
                !summary.isBlank() && summary.length() <= LONGEST_SUMMARY && !summary.endsWith("."),
                where,
                "a summary of one line");
        require(operation.path("tags").size() == 1, where, "one tag");
        for (var parameter : operation.path("parameters")) {
            checkParameter(where + " parameter " + parameter.path("name").asText(), parameter);
        }
        for (var media : operation.at("/requestBody/content").properties()) {
            require(
                    media.getValue().has("example") || media.getKey().equals(FORM),
                    where,
                    "an example of the request; see openapi-examples.json");
        }
        require(
                !where.startsWith("post ") || saysWhatAKeyDoes(operation),
                where,
                "the header Idempotency-Key, or why it is ignored");
        require(
                !where.matches("(put|delete) .*") || saysWhatIfMatchDoes(operation),
                where,
                "the header If-Match, or why it is ignored");
        require(
                !where.matches("get .*}")
                        || isOfAnotherDialect(where)
                        || operation.path("responses").has("302")
                        || operation.at("/responses/200/content").has(FILE)
                        || saysWhatTheTagIs(operation),
                where,
                "an ETag");
        checkSuccess(where, operation.path("responses"));
    }

    /** What the contracts of the other dialects do not know, their clients do not send or read. */
    private static boolean isOfAnotherDialect(String where) {
        return !Dialect.ofPath(where.substring(where.indexOf(' ') + 1)).isNative();
    }

    private static boolean saysWhatIfMatchDoes(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("name").contains("If-Match")
                ? operation.path("responses").has("412")
                : describes(operation, "`If-Match` is ignored: ");
    }

    private static boolean saysWhatTheTagIs(JsonNode operation) {
        return operation.at("/responses/200/headers").has("ETag")
                && operation.path("responses").has("304");
    }

    private static boolean saysWhatAKeyDoes(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("name").contains("Idempotency-Key")
                ? operation.path("responses").has("422")
                : describes(operation, "`Idempotency-Key` is ignored: ");
    }

    /** An operation under a second path refers to the first. */
    private static boolean describes(JsonNode operation, String text) {
        var description = operation.path("description").asText();
        return description.contains(text) || description.startsWith("The same as `");
    }

    private void checkParameter(String where, JsonNode parameter) {
        var schema = parameter.path("schema");
        require(schema.has("type") || schema.has("$ref"), where, "a type");
        require(
                !parameter.path("in").asText().equals("path") || parameter.has("example"),
                where,
                "an example; see openapi-examples.json");
    }

    private void checkSuccess(String where, JsonNode responses) {
        var successes = new ArrayList<String>();
        responses.fieldNames().forEachRemaining(status -> {
            if (status.startsWith("2") || status.startsWith("3")) {
                successes.add(status);
            }
        });
        require(!successes.isEmpty(), where, "an answer of success");
        for (var status : successes) {
            var response = responses.path(status);
            require(!response.path("description").asText().isBlank(), where, "a description of its " + status);
            var mayBeEmpty = status.startsWith("3") || status.equals("204");
            require(mayBeEmpty || response.path("content").size() > 0, where, "a body of its " + status);
            for (var media : response.path("content").properties()) {
                require(media.getValue().path("schema").size() > 0, where, "a schema of its " + status);
                require(
                        media.getValue().has("example") || media.getKey().equals(FILE),
                        where,
                        "an example of its " + status + "; see openapi-examples.json");
            }
        }
    }

    private void require(boolean there, String where, String what) {
        if (!there) {
            missing.add(where + " lacks " + what);
        }
    }
}
