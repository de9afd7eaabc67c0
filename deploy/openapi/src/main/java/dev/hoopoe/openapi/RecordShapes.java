package dev.hoopoe.openapi;

import dev.hoopoe.common.json.WireNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Derives schemas from records: a response has all fields except those with {@code @JsonInclude}; a request's field
 * may be null unless a constraint forbids it; enumerations are in lower case on the wire.
 */
final class RecordShapes {

    private static final String OURS = "dev.hoopoe.";
    private static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");
    private static final DotName OBJECT_NODE = DotName.createSimple("com.fasterxml.jackson.databind.node.ObjectNode");
    private static final DotName JSON_INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

    private final List<ClassInfo> records;
    private final Constraints constraints;

    RecordShapes(IndexView index) {
        this.constraints = new Constraints(index);
        this.records = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .sorted(Comparator.comparing(ClassInfo::name))
                .toList();
    }

    void describe(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        var requests = requestsIn(document, schemas);
        schemas.forEach((name, schema) -> {
            if (schema.getEnumeration() != null) {
                lowerCase(schema);
            } else if (requests.contains(name)) {
                describeRequest(recordOf(name, schema).orElse(null), schema);
            } else {
                describeAnswer(name, schema);
            }
        });
    }

    private static Set<String> requestsIn(OpenAPI document, Map<String, Schema> schemas) {
        var found = new HashSet<String>();
        Schemas.operations(document)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> Schemas.media(operation.getRequestBody().getContent()))
                .forEach(media -> collect(media.getSchema(), schemas, found));
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema == null) {
            return;
        }
        var name = Schemas.nameOf(schema);
        if (name != null && schemas.containsKey(name) && found.add(name)) {
            collect(schemas.get(name), schemas, found);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, found));
        }
        collect(schema.getItems(), schemas, found);
    }

    private static void lowerCase(Schema schema) {
        schema.setEnumeration(schema.getEnumeration().stream()
                .<Object>map(value -> value.toString().toLowerCase(Locale.ROOT))
                .toList());
    }

    private void describeAnswer(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        var required = new ArrayList<>(schema.getProperties().keySet());
        recordOf(name, schema)
                .ifPresent(type -> type.recordComponents().stream()
                        .filter(component -> type.field(component.name()).hasDeclaredAnnotation(JSON_INCLUDE))
                        .map(component -> wireName(type, component))
                        .forEach(required::remove));
        schema.setRequired(required);
    }

    /**
     * The record of a schema. A generic record's schema is named after the record and its type argument: {@code PageTagResponse}.
     * Records in several packages may have one name: the schema's properties tell which of them is meant.
     */
    private Optional<ClassInfo> recordOf(String name, Schema schema) {
        return records.stream()
                .filter(type -> type.simpleName().equals(name)
                        || (!type.typeParameters().isEmpty() && name.startsWith(type.simpleName())))
                .filter(type -> likeness(type, schema) > 0)
                .max(Comparator.comparingLong(type -> likeness(type, schema)));
    }

    /** How many of the record's fields the schema has, less those that it has not. */
    private static long likeness(ClassInfo type, Schema schema) {
        var properties = schema.getProperties() == null
                ? Set.of()
                : schema.getProperties().keySet();
        return type.recordComponents().stream()
                .mapToLong(component -> properties.contains(wireName(type, component)) ? 1 : -1)
                .sum();
    }

    private void describeRequest(ClassInfo type, Schema schema) {
        if (type == null || schema.getProperties() == null) {
            return;
        }
        var required = new ArrayList<String>();
        for (var component : type.recordComponents()) {
            var name = wireName(type, component);
            var property = schema.getProperties().get(name);
            if (property != null && property.getRef() == null) {
                schema.addProperty(name, described(type, component, property));
            }
            if (property != null
                    && !isPart(component)
                    && constraints.refuseNull(type.field(component.name()).declaredAnnotations())) {
                required.add(name);
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean isPart(RecordComponentInfo component) {
        return component.type().name().equals(OPTIONAL);
    }

    private Schema described(ClassInfo type, RecordComponentInfo component, Schema property) {
        var partial = isPart(component);
        var held = partial ? component.type().asParameterizedType().arguments().get(0) : component.type();
        var annotations =
                partial ? held.annotations() : type.field(component.name()).declaredAnnotations();
        var schema = held.name().equals(OBJECT_NODE) ? freeObject() : property;
        constraints.describe(schema, annotations);
        Schemas.setNullable(schema, held.kind() != Type.Kind.PRIMITIVE && !constraints.refuseNull(annotations));
        return schema;
    }

    private static Schema freeObject() {
        var schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
        return schema;
    }

    private static String wireName(ClassInfo type, RecordComponentInfo component) {
        var given = type.field(component.name()).declaredAnnotation(JSON_PROPERTY);
        return given == null || given.value() == null
                ? WireNames.snakeCase(component.name())
                : given.value().asString();
    }
}
