package dev.hoopoe.messaging.phoenix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Netia, section 5. */
class FrameFormatTest {

    @ParameterizedTest
    @CsvSource({"1.0.0, OBJECT", "1.0.7, OBJECT", "2.0.0, ARRAY", "2.0.10, ARRAY"})
    void versionNamesTheFormat(String vsn, FrameFormat format) {
        assertEquals(Optional.of(format), FrameFormat.ofVersion(vsn));
    }

    @Test
    void withoutVersionItIsTheFirst() {
        assertEquals(Optional.of(FrameFormat.OBJECT), FrameFormat.ofVersion(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2.0", "3.0.0", "2.1.0", "2.0.0-rc", "x", "2.0.99999", "２.0.0"})
    void otherVersionsHaveNone(String vsn) {
        assertEquals(Optional.empty(), FrameFormat.ofVersion(vsn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"3\",\"4\",\"room:a\",\"shout\",{\"body\":\"é\"}]",
                "[null,\"4\",\"phoenix\",\"heartbeat\",{}]",
                "[null,null,\"room:a\",\"shout\",{\"a\":[1,{\"b\":null}]}]",
                "[7,8,\"room:a\",\"shout\",{}]"
            })
    void arraysAreWrittenAsTheyWereRead(String text) throws MalformedFrameException {
        assertEquals(text, FrameFormat.ARRAY.write(FrameFormat.ARRAY.read(text)));
    }

    @Test
    void objectsHaveNoReferenceOfTheJoin() throws MalformedFrameException {
        var frame = FrameFormat.OBJECT.read("""
                {"ref":"4","join_ref":"3","topic":"room:a","event":"shout","payload":{"body":"x"},"more":1}""");

        assertEquals("3", frame.joinRef().textValue());
        assertEquals(
                "{\"topic\":\"room:a\",\"event\":\"shout\",\"payload\":{\"body\":\"x\"},\"ref\":\"4\"}",
                FrameFormat.OBJECT.write(frame));
    }

    @Test
    void payloadOfNothingIsAnEmptyObject() throws MalformedFrameException {
        assertEquals(
                "{}",
                FrameFormat.ARRAY
                        .read("[null,\"1\",\"a\",\"b\",null]")
                        .payload()
                        .toString());
        assertEquals(
                "{}",
                FrameFormat.OBJECT
                        .read("{\"topic\":\"a\",\"event\":\"b\"}")
                        .payload()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "null",
                "7",
                "\"a\"",
                "{}",
                "[]",
                "[null,null,\"a\",\"b\"]",
                "[null,null,\"a\",\"b\",{},1]",
                "[null,null,\"a\",\"b\",{}] x",
                "[null,null,null,\"b\",{}]",
                "[null,null,\"a\",7,{}]",
                "[null,null,\"a\",\"b\",[]]",
                "[null,null,\"a\",\"b\",\"x\"]",
                "[{},null,\"a\",\"b\",{}]",
                "[null,1.5,\"a\",\"b\",{}]"
            })
    void otherTextsAreRefused(String text) {
        assertThrows(MalformedFrameException.class, () -> FrameFormat.ARRAY.read(text));
        assertThrows(MalformedFrameException.class, () -> FrameFormat.OBJECT.read(text));
    }

    @Test
    void namesAndReferencesAreShortAndNestingIsBounded() {
        var longName = "x".repeat(257);
        var longRef = "7".repeat(65);
        var deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);

        for (var text : new String[] {
            "[null,null,\"" + longName + "\",\"b\",{}]",
            "[null,null,\"a\",\"" + longName + "\",{}]",
            "[\"" + longRef + "\",null,\"a\",\"b\",{}]",
            "[null," + longRef + ",\"a\",\"b\",{}]",
            "[null,null,\"a\",\"b\"," + deep + "]"
        }) {
            assertThrows(MalformedFrameException.class, () -> FrameFormat.ARRAY.read(text));
        }
    }
}
