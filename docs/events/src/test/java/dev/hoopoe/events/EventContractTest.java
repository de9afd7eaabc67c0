package dev.hoopoe.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTest {

    private static final Path FOLDER = Path.of(System.getProperty("hoopoe.root"), "docs", "events");
    private static final Path RELEASED = FOLDER.resolve("released.json");
    private static final String STATUS_CHANGED = "dev.hoopoe.ticket.status_changed.v1";

    private static final List<String> PROSE = List.of("$schema", "title", "description");

    private final EventContract contract = EventContract.read();

    @Test
    void everySchemaAndSampleIsOfATypeInTheDocument() throws IOException {
        var types = new TreeSet<>(contract.types());

        assertEquals(types, typesWithAFileIn("schemas"));
        assertEquals(types, typesWithAFileIn("samples"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySchemaIsTitledByItsTypeAndSaysWhatItIs(String type) {
        var schema = contract.schemaOf(type);

        assertEquals(type, schema.path("title").asText());
        assertEquals(Set.of("actor", "changes", "snapshot"), new TreeSet<>(fieldNames(schema.get("properties"))));
        assertEquals(List.of(), undescribed("", schema));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySampleKeepsTheContract(String type) {
        var sample = contract.sampleOf(type);

        assertEquals(List.of(), differences(type, sample));
    }

    @ParameterizedTest
    @CsvSource({
        "/data/snapshot/status, \"done\"",
        "/data/snapshot/id, 1.5",
        "/data/snapshot/uid, \"7\"",
        "/data/snapshot/created_at, \"yesterday\"",
        "/data/snapshot/secret, \"x\"",
        "/data/changes/description, \"x\"",
        "/data/actor/type, \"ghost\"",
        "/data/more, 1",
        "/accountid, null",
        "/id, \"7\"",
        "/subject, \"7\"",
        "/color, \"red\"",
    })
    void differencesAreFound(String place, String value) throws IOException {
        var sample = contract.sampleOf(STATUS_CHANGED);
        var at = place.lastIndexOf('/');
        ((ObjectNode) sample.at(place.substring(0, at)))
                .set(place.substring(at + 1), new ObjectMapper().readTree(value));

        assertEquals(1, differences(STATUS_CHANGED, sample).size());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyListOfValuesIsExtensible(String type) {
        assertEquals(List.of(), contract.schemaOf(type).findValues("enum"));
    }

    @Test
    void typeThatNobodyPromisedIsADifference() {
        var sample = (ObjectNode) contract.sampleOf(STATUS_CHANGED);
        sample.put("type", "dev.hoopoe.ticket.sold.v1");

        assertEquals(
                List.of("the type dev.hoopoe.ticket.sold.v1 is not in the contract"),
                differences(STATUS_CHANGED, sample));
    }

    /** {@code -Dhoopoe.events=release} makes the schemas of today the released ones. */
    @Test
    void subscribersOfTheLastReleaseCanReadWhatIsPublishedNow() throws IOException {
        var current = new ObjectMapper().createObjectNode();
        contract.types().forEach(type -> current.set(type, withoutProse(contract.schemaOf(type))));
        if ("release".equals(System.getProperty("hoopoe.events"))) {
            Files.writeString(RELEASED, current.toPrettyString() + '\n');
        }

        assertEquals(List.of(), Compatibility.breaks(new ObjectMapper().readTree(RELEASED.toFile()), current));
    }

    private List<String> differences(String type, JsonNode event) {
        var headers = new HashMap<>(Map.of("content-type", "application/json"));
        event.properties().stream()
                .filter(attribute -> !Set.of("data", "datacontenttype").contains(attribute.getKey()))
                .filter(attribute -> !attribute.getValue().isNull())
                .forEach(attribute -> headers.put(
                        "ce_" + attribute.getKey(), attribute.getValue().asText()));
        var key = contract.sampleOf(type).get("subject").textValue();
        return contract.differences(contract.topicOf(type), key, headers, event.get("data"));
    }

    private static Set<String> types() {
        return EventContract.read().types();
    }

    private static Set<String> typesWithAFileIn(String folder) throws IOException {
        try (var files = Files.newDirectoryStream(FOLDER.resolve(folder), "*.json")) {
            var types = new TreeSet<String>();
            files.forEach(file ->
                    types.add("dev.hoopoe." + file.getFileName().toString().replace(".json", "")));
            return types;
        }
    }

    private static List<String> undescribed(String place, JsonNode schema) {
        var found = new TreeMap<String, JsonNode>();
        schema.path("properties").properties().forEach(field -> {
            found.put(place + "/" + field.getKey(), field.getValue());
        });
        return found.entrySet().stream()
                .flatMap(field -> field.getValue().path("description").asText().isBlank()
                        ? Stream.of(field.getKey())
                        : undescribed(field.getKey(), field.getValue()).stream())
                .toList();
    }

    private static JsonNode withoutProse(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            PROSE.stream().filter(name -> object.path(name).isTextual()).forEach(object::remove);
        }
        schema.forEach(EventContractTest::withoutProse);
        return schema;
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
