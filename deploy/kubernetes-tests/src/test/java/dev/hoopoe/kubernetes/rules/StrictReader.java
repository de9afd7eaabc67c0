package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads documents into the classes of a Kubernetes API and refuses every field that those do not have. */
final class StrictReader {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<Class<?>, Map<String, Field>> fieldsByType = new ConcurrentHashMap<>();

    private record Field(AnnotatedMember accessor, boolean deprecated) {}

    StrictReader() {
        // The classes swallow unknown fields by a method for "any" field.
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            @Override
            public Boolean hasAnySetter(Annotated member) {
                return false;
            }
        });
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** What is wrong with the document, if anything. */
    Optional<String> fault(JsonNode document, Class<?> type) {
        try {
            mapper.treeToValue(document, type);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    /** The fields of a document without fault that the API calls deprecated. */
    List<String> deprecated(JsonNode document, Class<?> type) {
        List<String> found = new ArrayList<>();
        try {
            collect(document, mapper.treeToValue(document, type), "", found);
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return found;
    }

    /** Along the values that were read, since a field may hold one of several classes. */
    private void collect(JsonNode node, Object value, String path, List<String> found) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(node.path(i), list.get(i), path + "/" + i, found);
            }
        } else if (node.isObject() && value != null && !(value instanceof Map)) {
            var fields = fieldsByType.computeIfAbsent(value.getClass(), this::fields);
            node.properties().stream()
                    .filter(entry -> fields.containsKey(entry.getKey()))
                    .forEach(entry -> {
                        var field = fields.get(entry.getKey());
                        var child = path + "/" + entry.getKey();
                        if (field.deprecated()) {
                            found.add(child);
                        }
                        collect(entry.getValue(), field.accessor().getValue(value), child, found);
                    });
        }
    }

    private Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = new HashMap<>();
        mapper.getSerializationConfig()
                .introspect(mapper.constructType(type))
                .findProperties()
                .forEach(property -> {
                    var accessor = property.getAccessor();
                    accessor.fixAccess(true);
                    fields.put(property.getName(), new Field(accessor, isDeprecated(property)));
                });
        return fields;
    }

    private static boolean isDeprecated(BeanPropertyDefinition property) {
        return Stream.of(property.getField(), property.getGetter(), property.getSetter())
                .filter(Objects::nonNull)
                .anyMatch(member -> member.getAnnotated().isAnnotationPresent(Deprecated.class));
    }
}
