package dev.hoopoe.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Inlines ids, times and free-form objects, for which the framework creates named schemas: only inline can a field be
 * nullable (OpenAPI 3.0.3 ignores siblings of a reference).
 */
final class Scalars {

    private final Map<String, Schema> named;
    private final Map<String, Schema> scalars = new LinkedHashMap<>();

    Scalars(OpenAPI document) {
        this.named = new LinkedHashMap<>(document.getComponents().getSchemas());
        named.forEach((name, schema) -> {
            if (schema.getProperties() == null && schema.getEnumeration() == null) {
                scalars.put(name, schema);
            }
        });
        named.keySet().removeAll(scalars.keySet());
        document.getComponents().setSchemas(named);
    }

    void writeInPlace() {
        named.values().forEach(this::writeIn);
    }

    private void writeIn(Schema schema) {
        if (schema.getProperties() != null) {
            var properties = new LinkedHashMap<String, Schema>();
            schema.getProperties().forEach((name, property) -> properties.put(name, written(property)));
            schema.setProperties(properties);
        }
        if (schema.getItems() != null) {
            schema.setItems(written(schema.getItems()));
        }
    }

    private Schema written(Schema schema) {
        var reference = referenceIn(schema);
        if (reference == null) {
            writeIn(schema);
            return schema;
        }
        var scalar = scalars.get(reference);
        if (scalar == null) {
            return OASFactory.createSchema().ref(reference);
        }
        var written = OASFactory.createSchema()
                .type(scalar.getType())
                .format(scalar.getFormat())
                .description(schema.getDescription());
        written.setAdditionalPropertiesSchema(scalar.getAdditionalPropertiesSchema());
        Schemas.setNullable(written, isNullable(schema));
        return written;
    }

    /** The framework may wrap a reference with siblings into a list of alternatives. */
    private static String referenceIn(Schema schema) {
        return Stream.concat(Stream.of(schema), alternatives(schema))
                .map(Schemas::nameOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isNullable(Schema schema) {
        return Stream.concat(Stream.of(schema), alternatives(schema))
                .anyMatch(each -> Schemas.is(each, SchemaType.NULL));
    }

    private static Stream<Schema> alternatives(Schema schema) {
        return Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
    }
}
