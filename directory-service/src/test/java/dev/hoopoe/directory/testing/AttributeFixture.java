package dev.hoopoe.directory.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies of requests about attributes. */
public final class AttributeFixture {

    private AttributeFixture() {}

    public static Map<String, Object> attribute(String scope, String name, String dataType) {
        return Map.of("scope", scope, "name", name, "data_type", dataType, "title", "Region");
    }

    /** The integer {@code region} of clients, with one field's value replaced by a piece of JSON. */
    public static String json(String field, String value) {
        var fields = new LinkedHashMap<>(
                Map.of("scope", "\"client\"", "name", "\"region\"", "data_type", "\"int\"", "title", "\"Region\""));
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
