package dev.hoopoe.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code asyncapi.yaml} promises: on which topic each type of event stands, and what its records look like. */
public final class EventContract {

    private static final ContractFiles FILES = new ContractFiles();

    private static final EventContract CONTRACT = new EventContract();

    private final Map<String, Promise> promises = new LinkedHashMap<>();

    private EventContract() {
        var document = FILES.read("asyncapi.yaml");
        for (var channel : document.get("channels")) {
            var topic = channel.get("address").textValue();
            for (var reference : channel.get("messages")) {
                var message = document.at(reference.get("$ref").textValue().substring(1));
                var name = message.get("name").textValue();
                if (message.has("headers")) {
                    promises.put(name, promise(topic, message));
                }
            }
        }
    }

    private record Promise(String topic, JsonNode schema, StrictSchema headers, StrictSchema value) {}

    public static EventContract read() {
        return CONTRACT;
    }

    private static Promise promise(String topic, JsonNode message) {
        var value = FILES.schema(message.at("/payload/$ref").textValue());
        var headers = FILES.schema(message.at("/headers/$ref").textValue());
        return new Promise(topic, value, new StrictSchema(headers), new StrictSchema(value));
    }

    /** Such as {@code dev.hoopoe.ticket.created.v1}, in the document's order. */
    public Set<String> types() {
        return promises.keySet();
    }

    /** The topics that records of these types stand on. */
    public Set<String> topics() {
        return promises.values().stream().map(Promise::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    public String topicOf(String type) {
        return promises.get(type).topic();
    }

    /** The schema of a type's value, whole: without a reference to another file. */
    public JsonNode schemaOf(String type) {
        return promises.get(type).schema().deepCopy();
    }

    /** A CloudEvent of the type in JSON format, with all of its attributes. */
    public JsonNode sampleOf(String type) {
        return FILES.read("samples/" + type.substring("dev.hoopoe.".length()) + ".json");
    }

    /**
     * In what a record differs from the contract, each with its place; a header or a field that is not in the contract is
     * a difference too, though subscribers skip it.
     */
    public List<String> differences(String topic, String key, Map<String, String> headers, JsonNode value) {
        var type = headers.get("ce_type");
        var promise = promises.get(type);
        if (promise == null) {
            return List.of("the type " + type + " is not in the contract");
        }
        var differences = new Differences(type);
        differences.expect("topic", promise.topic(), topic);
        differences.expect("key", headers.get("ce_subject"), key);
        differences.add("header", promise.headers().differences(FILES.tree(headers)));
        differences.add("value", promise.value().differences(value));
        return differences.found();
    }
}
