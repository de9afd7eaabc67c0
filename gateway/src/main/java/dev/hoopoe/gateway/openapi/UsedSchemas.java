package dev.hoopoe.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The schemas of a document that are referenced. */
final class UsedSchemas {

    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;
    private final ObjectNode schemas;
    private final Set<String> used = new HashSet<>();

    UsedSchemas(ObjectNode document) {
        this.document = document;
        this.schemas = document.withObject("/components/schemas");
    }

    /** Schemas of internal operations are removed. */
    void removeOthers() {
        collect(document.path("paths"));
        collect(document.at("/components/responses"));
        schemas.retain(used);
    }

    private void collect(JsonNode node) {
        var reference = node.path("$ref").asText();
        if (reference.startsWith(SCHEMAS) && used.add(reference.substring(SCHEMAS.length()))) {
            collect(schemas.path(reference.substring(SCHEMAS.length())));
        }
        node.forEach(this::collect);
    }
}
