package dev.hoopoe.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The contract's files, from the class path. */
final class ContractFiles {

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml = new YAMLMapper();

    JsonNode read(String name) {
        try (var file = ContractFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("docs/events/" + name + " is missing");
            }
            return (name.endsWith(".yaml") ? yaml : json).readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("docs/events/" + name + " is not readable", e);
        }
    }

    /** A schema with each {@code $ref} to a file replaced by what that file says. */
    JsonNode schema(String name) {
        return resolved(read(name), URI.create(name));
    }

    JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    private JsonNode resolved(JsonNode node, URI file) {
        if (node.has("$ref")) {
            var other = file.resolve(node.get("$ref").textValue());
            return resolved(read(other.toString()), other);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(resolved(field.getValue(), file)));
        }
        if (node instanceof ArrayNode array) {
            for (var index = 0; index < array.size(); index++) {
                array.set(index, resolved(array.get(index), file));
            }
        }
        return node;
    }
}
