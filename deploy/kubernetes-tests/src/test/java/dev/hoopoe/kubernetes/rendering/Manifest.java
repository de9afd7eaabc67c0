package dev.hoopoe.kubernetes.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One document of a rendering. */
public record Manifest(ObjectNode body) {

    public String kind() {
        return body.path("kind").asText();
    }

    public String apiVersion() {
        return body.path("apiVersion").asText();
    }

    public String name() {
        return body.at("/metadata/name").asText();
    }

    /** Kind and name, such as {@code Deployment/ticket}. */
    public String id() {
        return kind() + "/" + name();
    }

    /** The part at a JSON pointer (RFC 6901), a missing node if there is none. */
    public JsonNode at(String pointer) {
        return body.at(pointer);
    }

    public String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** The children of an array or the values of an object. */
    public static List<JsonNode> children(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false).toList();
    }

    /** The elements of an array of texts. */
    public static List<String> texts(JsonNode array) {
        return children(array).stream().map(JsonNode::asText).toList();
    }

    /** An object of texts, such as labels. */
    public static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
