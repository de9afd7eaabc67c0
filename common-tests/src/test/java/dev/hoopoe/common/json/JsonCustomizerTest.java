package dev.hoopoe.common.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** JSON as the wire takes it. */
class JsonCustomizerTest {

    private final ObjectMapper mapper = new ObjectMapper();

    JsonCustomizerTest() {
        new JsonCustomizer(() -> new MemorySize(BigInteger.valueOf(1000))).customize(mapper);
    }

    @Test
    void textLongerThanTheLimitIsNotRead() throws JsonProcessingException {
        assertEquals(
                1000,
                mapper.readTree("\"" + "x".repeat(1000) + "\"").textValue().length());
        assertThrows(StreamConstraintsException.class, () -> mapper.readTree("\"" + "x".repeat(1001) + "\""));
    }

    @Test
    void numbersStayExact() throws JsonProcessingException {
        var text = "{\"a\":0.1,\"b\":12345678901234567890.123456789,\"c\":1E+10,\"d\":123456789012345678901234567890}";

        var read = mapper.readValue(text, ObjectNode.class);

        assertEquals(
                "12345678901234567890.123456789", read.get("b").decimalValue().toPlainString());
        assertEquals(
                "123456789012345678901234567890",
                read.get("d").bigIntegerValue().toString());
        assertEquals(read, mapper.readValue(mapper.writeValueAsString(read), ObjectNode.class));
    }

    @Test
    void objectAsDeepAsIsTakenCanBeReadFromItsEvent() throws JsonProcessingException {
        var deepest = "{\"a\":".repeat(63) + "{}" + "}".repeat(63);
        var custom = mapper.readValue(deepest, ObjectNode.class);

        var event = mapper.createObjectNode();
        event.putObject("snapshot").putObject("more").set("custom_fields", custom);

        assertEquals(event, mapper.readTree(mapper.writeValueAsString(event)));
    }
}
