package dev.hoopoe.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Helpers for the framework's document model. */
final class Schemas {

    private static final String NAMED = "#/components/schemas/";

    private Schemas() {}

    /** The name of a referenced schema; null for an inline schema. */
    static String nameOf(Schema schema) {
        var reference = schema.getRef();
        return reference == null ? null : reference.substring(NAMED.length());
    }

    static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    static void setNullable(Schema schema, boolean nullable) {
        var types = new ArrayList<SchemaType>();
        if (schema.getType() != null) {
            types.addAll(schema.getType());
            types.remove(SchemaType.NULL);
        }
        if (nullable) {
            types.add(SchemaType.NULL);
        }
        schema.setType(types.isEmpty() ? null : types);
    }

    static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .map(Map::values)
                .flatMap(Collection::stream);
    }

    static Stream<MediaType> media(Content content) {
        return content == null || content.getMediaTypes() == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream();
    }
}
