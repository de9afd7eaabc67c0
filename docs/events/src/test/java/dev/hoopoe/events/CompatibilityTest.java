package dev.hoopoe.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String RELEASED = """
            {"type": "object", "required": ["snapshot"], "properties": {"snapshot": {
                "title": "Ticket", "type": "object", "required": ["id", "status"], "properties": {
                    "id": {"type": "integer", "minimum": 1},
                    "status": {"type": "string", "enum": ["new", "closed"]},
                    "priority": {"type": "string", "x-extensible-enum": ["low", "high"]},
                    "tags": {"type": "array", "items": {"type": "string"}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": {\"type\": \"integer\", \"minimum\": 1}, |                   | snapshot.id is gone",
                "\"type\": \"integer\" | \"type\": \"string\"               | snapshot.id may now be string",
                "\"type\": \"integer\" | \"type\": [\"integer\", \"null\"]  | snapshot.id may now be null",
                "\"type\": \"integer\", |                                   | snapshot.id may now be anything",
                ", \"minimum\": 1 |                                         | snapshot.id no longer keeps \"minimum\": 1",
                "\"minimum\": 1 | \"minimum\": 0                            | snapshot.id no longer keeps \"minimum\": 1",
                "\"id\", \"status\" | \"id\"                                | snapshot.status may now be missing",
                "\"required\": [\"id\", \"status\"], |                      | snapshot.id may now be missing",
                "\"new\", | \"new\", \"spam\",                              | snapshot.status may now be spam",
                ", \"enum\": [\"new\", \"closed\"] |                        | snapshot.status may now be anything",
                "\"enum\": [\"new\" | \"x-extensible-enum\": [\"new\"     | snapshot.status may now be anything",
                "\"items\": {\"type\": \"string\"} | \"items\": {\"type\": \"integer\"} | snapshot.tags[] may now be integer",
                ", \"items\": {\"type\": \"string\"} |                      | snapshot.tags[] may now be anything",
            })
    void whatSubscribersCouldNotReadIsNamed(String was, String is, String broken) throws JsonProcessingException {
        var breaks = breaks(RELEASED.replace(was, is == null ? "" : is));

        assertEquals("ticket.created " + broken, breaks.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": { | \"channel\": {\"type\": \"string\"}, \"id\": {",
                "\"id\", \"status\" | \"id\", \"status\", \"tags\"",
                "\"new\", \"closed\" | \"new\"",
                "\"low\", \"high\" | \"low\", \"high\", \"urgent\"",
                "\"low\", \"high\" | \"low\"",
                "\"minimum\": 1 | \"minimum\": 1, \"maximum\": 9",
                "\"title\": \"Ticket\" | \"title\": \"A ticket\", \"description\": \"What somebody asks.\"",
            })
    void whatSubscribersReadAsBeforeMayChange(String was, String is) throws JsonProcessingException {
        assertEquals(List.of(), breaks(RELEASED.replace(was, is)));
    }

    @Test
    void typesMayCome() throws JsonProcessingException {
        assertEquals(List.of(), Compatibility.breaks(types("{}"), types(RELEASED)));
    }

    @Test
    void typesMayNotGo() throws JsonProcessingException {
        var none = new ObjectMapper().createObjectNode();

        assertEquals(List.of("ticket.created is gone"), Compatibility.breaks(types(RELEASED), none));
    }

    private static List<String> breaks(String current) throws JsonProcessingException {
        return Compatibility.breaks(types(RELEASED), types(current));
    }

    private static JsonNode types(String schema) throws JsonProcessingException {
        var mapper = new ObjectMapper();
        return mapper.createObjectNode().set("ticket.created", mapper.readTree(schema));
    }
}
