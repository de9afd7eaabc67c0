package dev.hoopoe.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The merged OpenAPI document as the judge of answers. */
final class ApiDocument {

    private static final String ANY_TYPE = "*/*";

    /** Media types of which no text is an example. */
    private static final Set<String> OF_BYTES = Set.of(ANY_TYPE, "multipart/form-data");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Pages for people, and the document itself. */
    private static final String UNDESCRIBED = "/|/docs|/openapi.*|/pages/.*";

    /** Refusals that depend on no operation; {@code default} stands for them, as for failures of the desk. */
    private static final Set<Integer> OF_ANY_ADDRESS = Set.of(405, 406, 414, 415, 431);

    private final JsonNode document;
    private final List<ApiOperation> operations = new ArrayList<>();
    private final StrictSchemas schemas;

    ApiDocument(JsonNode document) {
        this.document = document;
        this.schemas = new StrictSchemas(document);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new ApiOperation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
    }

    static ApiDocument parse(String text) {
        try {
            return new ApiDocument(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The document is no JSON", e);
        }
    }

    JsonNode json() {
        return document;
    }

    List<ApiOperation> operations() {
        return List.copyOf(operations);
    }

    /** What about an answer is not as the document says; empty when it is. */
    List<String> differences(Answer answer) {
        var operation = find(answer.method(), answer.path());
        if (operation.isPresent()) {
            return differences(operation.get(), answer);
        }
        if (answer.status() >= 400) {
            return bodyDifferences(errorSchema(), answer.body());
        }
        return answer.path().matches(UNDESCRIBED) ? List.of() : List.of("the operation is not documented");
    }

    /** By operation and place, each example that its own schema refuses. */
    Map<String, List<String>> wrongExamples() {
        var wrong = new TreeMap<String, List<String>>();
        for (var operation : operations) {
            check(operation.json().path("requestBody"), operation + ", request", wrong);
            operation
                    .json()
                    .path("responses")
                    .properties()
                    .forEach(response ->
                            check(resolved(response.getValue()), operation + ", " + response.getKey(), wrong));
        }
        return wrong;
    }

    private void check(JsonNode body, String place, Map<String, List<String>> wrong) {
        for (var content : body.path("content").properties()) {
            if (OF_BYTES.contains(content.getKey())) {
                continue;
            }
            var media = content.getValue();
            var differences = media.has("example")
                    ? schemas.differences(media.path("schema"), media.path("example"))
                    : List.of("has no example");
            if (!differences.isEmpty()) {
                wrong.put(place, differences);
            }
        }
    }

    /** Of several paths that fit, the one with the fewest parameters, as servers choose. */
    private Optional<ApiOperation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.fits(path))
                .min(Comparator.comparing(ApiOperation::parameters));
    }

    private List<String> differences(ApiOperation operation, Answer answer) {
        var responses = operation.json().path("responses");
        var response = responses.path(Integer.toString(answer.status()));
        if (response.isMissingNode() && (answer.status() >= 500 || OF_ANY_ADDRESS.contains(answer.status()))) {
            response = responses.path("default");
        }
        if (response.isMissingNode()) {
            return List.of("the status is not documented for " + operation);
        }
        var content = resolved(response).path("content");
        if (content.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("no body is documented");
        }
        if (content.has(ANY_TYPE)) {
            return List.of();
        }
        var type = String.valueOf(answer.type()).replaceAll(";.*", "").strip();
        if (!content.has(type)) {
            return List.of("the media type " + type + " is not documented");
        }
        // A table of another media type is a text to a schema.
        return type.equals("application/json")
                ? bodyDifferences(content.path(type).path("schema"), answer.body())
                : List.of();
    }

    private List<String> bodyDifferences(JsonNode schema, String body) {
        try {
            return schemas.differences(schema, MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return List.of("the body is no JSON");
        }
    }

    private JsonNode errorSchema() {
        return MAPPER.createObjectNode().put("$ref", "#/components/schemas/Error");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
