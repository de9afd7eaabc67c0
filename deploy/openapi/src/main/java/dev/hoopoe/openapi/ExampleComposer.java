package dev.hoopoe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Builds an example of a schema from known texts; empty when a text is missing. */
final class ExampleComposer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> BY_FORMAT = Map.of(
            "uuid", "01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10",
            "date-time", "2026-01-01T12:00:00Z",
            "email", "ada@example.com");

    private final ObjectNode texts;
    private final Map<String, Schema> named;

    ExampleComposer(ObjectNode texts, Map<String, Schema> named) {
        this.texts = texts;
        this.named = named;
    }

    /** The use of an example: only the response of a creation has the fields that other responses omit. */
    enum Use {
        REQUEST,
        ANSWER,
        CREATION
    }

    Optional<JsonNode> compose(Schema schema, Use use) {
        var name = Schemas.nameOf(schema);
        if (name == null) {
            return compose(schema, "", use);
        }
        var whole = texts.get(name);
        return whole != null ? Optional.of(whole) : compose(named.get(name), name, use);
    }

    private Optional<JsonNode> compose(Schema schema, String name, Use use) {
        if (schema.getEnumeration() != null) {
            return Optional.of(JSON.textNode(schema.getEnumeration().get(0).toString()));
        }
        if (schema.getOneOf() != null) {
            return compose(schema.getOneOf().get(0), use);
        }
        if (schema.getProperties() != null) {
            return object(schema, name, use);
        }
        if (Schemas.is(schema, SchemaType.ARRAY)) {
            return compose(schema.getItems(), use).map(item -> JSON.arrayNode().add(item));
        }
        return value(schema);
    }

    private static Optional<JsonNode> value(Schema schema) {
        if (Schemas.is(schema, SchemaType.BOOLEAN)) {
            return Optional.of(JSON.booleanNode(true));
        }
        if (Schemas.is(schema, SchemaType.INTEGER)) {
            return Optional.of(JSON.numberNode(1));
        }
        if (Schemas.is(schema, SchemaType.OBJECT)) {
            return Optional.of(JSON.objectNode());
        }
        return Optional.ofNullable(schema.getFormat()).map(BY_FORMAT::get).map(JSON::textNode);
    }

    private Optional<JsonNode> object(Schema schema, String name, Use use) {
        var object = JSON.objectNode();
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        for (var property : schema.getProperties().entrySet()) {
            var field = property.getKey();
            if (use == Use.ANSWER && !required.contains(field)) {
                continue;
            }
            var value = known(name, field, property.getValue()).or(() -> unknown(property.getValue(), use));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!(use == Use.REQUEST && value.get().isNull())) {
                object.set(field, value.get());
            }
        }
        return Optional.of(object);
    }

    private Optional<JsonNode> known(String name, String field, Schema schema) {
        return Optional.ofNullable(texts.get(name + "." + field))
                .or(() -> Optional.ofNullable(isPlain(schema) ? texts.get(field) : null));
    }

    /** Null where that is allowed. */
    private Optional<JsonNode> unknown(Schema schema, Use use) {
        return Schemas.is(schema, SchemaType.NULL) ? Optional.of(JSON.nullNode()) : compose(schema, use);
    }

    /** A field's text applies to every schema, unless the field holds an object. */
    private boolean isPlain(Schema schema) {
        var held = schema.getItems() == null ? schema : schema.getItems();
        var behind = held.getRef() == null ? held : named.get(Schemas.nameOf(held));
        return behind.getProperties() == null;
    }
}
