package dev.hoopoe.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether subscribers that were written for released schemas can read what later ones allow: a later schema names every
 * field of the released one, keeps what that one promises of it, and may add others. A list of values that is an
 * {@code x-extensible-enum} promises nothing: values may come and go.
 */
final class Compatibility {

    /** What is for people, or is looked at by itself. */
    private static final Set<String> NO_CONSTRAINTS = Set.of(
            "$schema", "title", "description", "type", "enum", "x-extensible-enum", "required", "properties", "items");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** What subscribers could not read, each with the type and the field that broke. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        var compatibility = new Compatibility();
        released.properties().forEach(type -> {
            var now = current.get(type.getKey());
            if (now == null) {
                compatibility.breaks.add(type.getKey() + " is gone");
            } else {
                compatibility.compare(type.getKey() + " ", type.getValue(), now);
            }
        });
        return compatibility.breaks;
    }

    private void compare(String place, JsonNode was, JsonNode is) {
        valuesAdded(was.path("type"), is.path("type")).forEach(type -> add(place, "may now be " + type));
        valuesAdded(was.path("enum"), is.path("enum")).forEach(value -> add(place, "may now be " + value));
        var required = texts(is.path("required"));
        texts(was.path("required")).stream()
                .filter(field -> !required.contains(field))
                .forEach(field -> add(place + "." + field, "may now be missing"));
        was.properties().stream()
                .filter(constraint -> !NO_CONSTRAINTS.contains(constraint.getKey()))
                .filter(constraint -> !constraint.getValue().equals(is.get(constraint.getKey())))
                .forEach(constraint ->
                        add(place, "no longer keeps \"" + constraint.getKey() + "\": " + constraint.getValue()));
        was.path("properties").properties().forEach(field -> {
            var now = is.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                add(place + "." + field.getKey(), "is gone");
            } else {
                compare(place + "." + field.getKey(), field.getValue(), now);
            }
        });
        if (was.has("items")) {
            compare(place + "[]", was.get("items"), is.path("items"));
        }
    }

    private void add(String place, String what) {
        breaks.add(place.replace(" .", " ") + " " + what);
    }

    /** What the second allows and the first does not; without a list everything is allowed. */
    private static List<String> valuesAdded(JsonNode was, JsonNode is) {
        if (was.isMissingNode()) {
            return List.of();
        }
        if (is.isMissingNode()) {
            return List.of("anything");
        }
        var before = texts(was);
        return texts(is).stream().filter(value -> !before.contains(value)).toList();
    }

    /** One text, a list of them or none. */
    private static List<String> texts(JsonNode value) {
        if (value.isMissingNode()) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        var texts = new ArrayList<String>();
        value.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
