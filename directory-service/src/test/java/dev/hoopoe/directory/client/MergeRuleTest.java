package dev.hoopoe.directory.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.api.Test;

class MergeRuleTest {

    private final ClientDetails target =
            details("Ada", "ada@example.com", "+44 1", "{\"plan\":\"gold\",\"note\":null}");
    private final ClientDetails source = details(
            "Augusta", "augusta@example.com", "+44 2", "{\"plan\":\"free\",\"note\":\"VIP\",\"city\":\"London\"}");

    @Test
    void survivorKeepsWhatItHas() {
        var survivor = MergeRule.survivor(target, source, false);

        assertEquals("Ada", survivor.name());
        assertEquals("ada@example.com", survivor.email());
        assertEquals("+44 1", survivor.phone());
        assertEquals("gold", survivor.data().path("plan").asText());
    }

    @Test
    void survivorTakesWhatItLacks() {
        var survivor = MergeRule.survivor(details("Ada", null, null, "{\"note\":null}"), source, false);

        assertEquals(source.email(), survivor.email());
        assertEquals(source.phone(), survivor.phone());
        assertEquals(source.data(), survivor.data());
    }

    @Test
    void neitherOfTheTwoIsChanged() {
        var before = target.data().toString();

        MergeRule.survivor(target, source, false);

        assertEquals(before, target.data().toString());
    }

    @Test
    void loginThatMovesBringsItsAddress() {
        assertEquals(source.email(), MergeRule.survivor(target, source, true).email());
    }

    @Test
    void addressThatIsTheSameInAnotherSpellingStays() {
        var same = details("Ada", "ADA@Example.com", null, "{}");

        assertEquals(
                "ADA@Example.com",
                MergeRule.survivor(same, details("x", "ada@example.com", null, "{}"), true)
                        .email());
    }

    @Test
    void dataThatTogetherIsTooLargeIsRefused() {
        var half = "x".repeat(ClientData.LARGEST - 100);
        var one = new ClientDetails(
                "x", null, null, JsonNodeFactory.instance.objectNode().put("a", half));
        var other = new ClientDetails(
                "x", null, null, JsonNodeFactory.instance.objectNode().put("b", half));

        assertThrows(HoopoeException.class, () -> MergeRule.survivor(one, other, false));
    }

    private static ClientDetails details(String name, String email, String phone, String data) {
        try {
            return new ClientDetails(name, email, phone, (ObjectNode) new ObjectMapper().readTree(data));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
