package dev.hoopoe.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/**
 * A schema as the publisher has to keep it: formats hold, an object has no field that its schema does not name, and a value
 * of an extensible enum is one of those that are listed today.
 */
final class StrictSchema {

    private static final String EXTENSIBLE_ENUM = "x-extensible-enum";

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonSchema schema;

    StrictSchema(JsonNode schema) {
        this.schema = FACTORY.getSchema(closed(schema.deepCopy()), CONFIG);
    }

    /** What of the value the schema refuses, each with its place. */
    List<String> differences(JsonNode value) {
        return schema.validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject()) {
                object.put("additionalProperties", false);
            }
            if (object.path(EXTENSIBLE_ENUM).isArray()) {
                object.set("enum", object.remove(EXTENSIBLE_ENUM));
            }
        }
        node.forEach(StrictSchema::closed);
        return node;
    }
}
