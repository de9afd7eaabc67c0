package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a document, stricter than clients should read them: formats hold, and a field that an object's schema does
 * not name may not be there.
 */
final class StrictSchemas {

    private final JsonSchemaFactory factory = JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(OpenApi30.getInstance())
            .build();
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    StrictSchemas(JsonNode document) {
        this.components = closed(document.path("components").deepCopy());
    }

    /** What of the value the schema refuses, each with its place. */
    List<String> differences(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        var whole = (ObjectNode) closed(schema.deepCopy());
        whole.set("components", components);
        return factory.getSchema(whole, config);
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        if (node instanceof ObjectNode object && object.path("format").asText().equals("email")) {
            // The library wants a public domain at the end, which addresses within a company need not have.
            object.remove("format");
        }
        node.forEach(StrictSchemas::closed);
        return node;
    }
}
