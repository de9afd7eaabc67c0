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
    /** Another spelling of an operation that is in the collection already. */
    private static final String TWIN = ".*UnderApi";

    private static final String HEAD = """
            # All that %1$s, written from its OpenAPI document by HttpCollectionIT: do not edit.
            # Set the variables, send "%2$s" first, then any other request.

            @base = http://localhost:8000
            @email = admin@hoopoe.local
            @password = what ./hoopoe up printed
            @token = {{%2$s.response.body.$.%3$s}}
            """;

    private static final String FORM = """
            Content-Type: multipart/form-data; boundary=the-end-of-a-part

            --the-end-of-a-part
            Content-Disposition: form-data; name="file"; filename="note.txt"

            A note
            --the-end-of-a-part--
            """;

    private final HttpApi api;
    private final ApiDocument document;

    HttpCollection(HttpApi api, ApiDocument document) {
        this.api = api;
        this.document = document;
    }

    String text() {
        var tags = StreamSupport.stream(document.json().path("tags").spliterator(), false)
                .map(tag -> tag.path("name").asText())
                .toList();
        return HEAD.formatted(api.canDo(), api.login(), api.tokenPath())
                + document.operations().stream()
                        .filter(operation -> !operation.id().matches(TWIN))
                        .sorted(Comparator.comparing(operation -> tags.indexOf(tagOf(operation))))
                        .sorted(Comparator.comparing(
                                operation -> !operation.id().equals(api.login())))
                        .map(this::request)
                        .collect(Collectors.joining());
    }

    private static String tagOf(ApiOperation operation) {
        return operation.json().path("tags").path(0).asText();
    }

    /** By {@code @ref} httpYac logs in first; other clients take it for a comment. */
    private String request(ApiOperation operation) {
        var needsToken = needsToken(operation);
        var text = new StringBuilder("\n### %s: %s\n# @name %s\n%s%s {{base}}%s%s\n"
                .formatted(
                        tagOf(operation),
                        operation.json().path("summary").asText(),
                        operation.id(),
                        needsToken ? "# @ref " + api.login() + "\n" : "",
                        operation.method(),
                        document.json().at("/servers/0/url").asText("").replaceFirst("/$", ""),
                        address(operation)));
        if (needsToken) {
            text.append("Authorization: Bearer {{token}}\n");
        }
        var body = operation.json().at("/requestBody/content/application~1json/example");
        if (!body.isMissingNode()) {
            text.append("Content-Type: application/json\n\n")
                    .append(operation.id().equals(api.login()) ? credentials() : written(body))
                    .append('\n');
        }
        if (operation.json().at("/requestBody/content").has("multipart/form-data")) {
            text.append(FORM);
        }
        return text.toString();
    }

    /** Where an operation says nothing of it, what stands above all of them holds. */
    private boolean needsToken(ApiOperation operation) {
        var own = operation.json().path("security");
        return !(own.isMissingNode() ? document.json().path("security") : own).isEmpty();
    }

    private String credentials() {
        var body = MAPPER.createObjectNode();
        var login = api.wrapper().isEmpty() ? body : body.putObject(api.wrapper());
        login.put(api.nameField(), "{{email}}").put(api.passwordField(), "{{password}}");
        return written(body);
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
