package dev.hoopoe.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The document's operations as requests for the HTTP clients of editors, with the examples as bodies. */
final class HttpCollection {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String LOGIN = "logIn";

    /** Another spelling of an operation that is in the collection already. */
    private static final String TWIN = ".*UnderApi";

    private static final String HEAD = """
            # All that the desk can do, written from its OpenAPI document by HttpCollectionIT: do not edit.
            # Set the variables, send "%s" first, then any other request.

            @base = http://localhost:8000
            @email = admin@hoopoe.local
            @password = what ./hoopoe up printed
            @token = {{%s.response.body.$.data.access_token}}
            """.formatted(LOGIN, LOGIN);

    private final ApiDocument document;

    HttpCollection(ApiDocument document) {
        this.document = document;
    }

    String text() {
        var tags = StreamSupport.stream(document.json().path("tags").spliterator(), false)
                .map(tag -> tag.path("name").asText())
                .toList();
        return HEAD
                + document.operations().stream()
                        .filter(operation -> !operation.id().matches(TWIN))
                        .sorted(Comparator.comparing(operation -> tags.indexOf(tagOf(operation))))
                        .sorted(Comparator.comparing(
                                operation -> !operation.id().equals(LOGIN)))
                        .map(HttpCollection::request)
                        .collect(Collectors.joining());
    }

    private static String tagOf(ApiOperation operation) {
        return operation.json().path("tags").path(0).asText();
    }

    private static String request(ApiOperation operation) {
        var text = new StringBuilder("\n### %s: %s\n# @name %s\n%s {{base}}%s\n"
                .formatted(
                        tagOf(operation),
                        operation.json().path("summary").asText(),
                        operation.id(),
                        operation.method(),
                        address(operation)));
        if (!operation.json().path("security").isEmpty()) {
            text.append("Authorization: Bearer {{token}}\n");
        }
        var body = operation.json().at("/requestBody/content/application~1json/example");
        if (!body.isMissingNode()) {
            text.append("Content-Type: application/json\n\n")
                    .append(operation.id().equals(LOGIN) ? credentials() : written(body))
                    .append('\n');
        }
        return text.toString();
    }

    private static String credentials() {
        return written(MAPPER.createObjectNode().put("email", "{{email}}").put("password", "{{password}}"));
    }

    /** With examples in the path, and in the query what is required or has a default. */
    private static String address(ApiOperation operation) {
        var path = operation.path();
        for (var parameter : parameters(operation, "path")) {
            path = path.replace(
                    "{" + parameter.path("name").asText() + "}",
                    parameter.path("example").asText());
        }
        var query = parameters(operation, "query").stream()
                .filter(parameter -> parameter.path("required").asBoolean()
                        || parameter.path("schema").has("default"))
                .map(parameter -> parameter.path("name").asText() + "="
                        + parameter.path("schema").path("default").asText("http://localhost:3000/"))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static List<JsonNode> parameters(ApiOperation operation, String in) {
        return StreamSupport.stream(operation.json().path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    private static String written(JsonNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
