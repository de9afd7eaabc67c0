package dev.hoopoe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.openapi.ExampleComposer.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * The examples of a service's document, composed from the texts in its {@code META-INF/openapi-examples.json}. A key
 * there is a field ({@code title}), a field of one schema ({@code TagResponse.name}), a whole schema
 * ({@code AssignTicketRequest}), the response of an operation by its id, or a parameter by its path ({@code
 * /netia/api/messages/{id}}, {@code tickets/{id}} or {@code {secret}}).
 */
final class Examples {

    private static final String FILE = "META-INF/openapi-examples.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CREATED = "201";

    private final ObjectNode texts;

    Examples(ObjectNode texts) {
        this.texts = MAPPER.createObjectNode()
                .put("limit", 20)
                .put("total", 1)
                .put("SuccessString.data", "deleted")
                .setAll(texts);
    }

    /** The examples of the service that is being built; empty without the file. */
    static Examples ofService() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return new Examples(file == null ? MAPPER.createObjectNode() : (ObjectNode) MAPPER.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    Optional<JsonNode> ofParameter(String path, String name) {
        var parameter = "{" + name + "}";
        var before = path.substring(0, path.indexOf("/" + parameter));
        var noun = before.substring(before.lastIndexOf('/') + 1);
        return Optional.ofNullable(texts.get(before + "/" + parameter))
                .or(() -> Optional.ofNullable(texts.get(noun + "/" + parameter)))
                .or(() -> Optional.ofNullable(texts.get(parameter)));
    }

    /** Adds an example to each body for which all texts are known. */
    void fill(OpenAPI document) {
        var composer = new ExampleComposer(texts, document.getComponents().getSchemas());
        Schemas.operations(document).forEach(operation -> {
            if (operation.getRequestBody() != null) {
                fill(composer, operation.getRequestBody().getContent(), Use.REQUEST);
            }
            answersOf(operation)
                    .forEach((status, response) ->
                            fill(composer, response, status.equals(CREATED) ? Use.CREATION : Use.ANSWER));
            Optional.ofNullable(texts.get(String.valueOf(operation.getOperationId())))
                    .ifPresent(whole -> answersOf(operation).values().stream()
                            .flatMap(Schemas::media)
                            .forEach(media -> media.setExample(plain(whole))));
        });
    }

    private static Map<String, Content> answersOf(Operation operation) {
        var answers = new TreeMap<String, Content>();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getContent() != null) {
                answers.put(status, response.getContent());
            }
        });
        return answers;
    }

    private static void fill(ExampleComposer composer, Content content, Use use) {
        Schemas.media(content)
                .filter(media -> media.getExample() == null && media.getSchema() != null)
                .forEach(media -> composer.compose(media.getSchema(), use)
                        .ifPresent(example -> media.setExample(plain(example))));
    }

    /** Converted to the maps, lists and values of the framework's model. */
    static Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }
}
