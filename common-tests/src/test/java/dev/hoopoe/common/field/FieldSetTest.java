package dev.hoopoe.common.field;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSetTest {

    private static final List<FieldDefinition> DEFINITIONS = List.of(
            new FieldDefinition("level", FieldType.INT, "min:1,max:5", FieldVisibility.EVERYONE),
            new FieldDefinition("margin", FieldType.FLOAT, null, FieldVisibility.ADMINISTRATOR),
            new FieldDefinition("key", FieldType.STRING, null, FieldVisibility.HIDDEN));
    private static final FieldSet FIELDS = new FieldSet(DEFINITIONS, false);
    private static final FieldSet FIELDS_OF_ADMINISTRATOR = new FieldSet(DEFINITIONS, true);

    @Test
    void parametersAreLaidOverTheFreeFields() {
        var stored = FIELDS.accept(object("{'region':'EU','level':1}"), object("{'level':'3'}"));

        assertEquals(object("{'region':'EU','level':3}").toString(), stored.toString());
    }

    @Test
    void definedNameAmongTheFreeFieldsIsCastAndCheckedToo() {
        assertEquals(
                object("{'level':2}").toString(),
                FIELDS.accept(object("{'level':'2'}"), null).toString());
        assertRefused("level", () -> FIELDS.accept(object("{'level':9}"), null));
    }

    @Test
    void whatCameInIsLeftAsItWas() {
        var free = object("{'level':'2'}");

        FIELDS.accept(free, null);

        assertEquals("{\"level\":\"2\"}", free.toString());
    }

    @Test
    void parameterThatIsNotDefinedIsRefused() {
        assertRefused("parameters.region", () -> FIELDS.accept(object("{}"), object("{'region':'EU'}")));
    }

    @Test
    void fieldsAreShownToWhomTheyConcern() {
        var stored = object("{'region':'EU','level':1,'margin':2.5,'key':'x'}");

        assertEquals(
                object("{'region':'EU','level':1}").toString(),
                FIELDS.shown(stored).toString());
        assertEquals(
                object("{'region':'EU','level':1,'margin':2.5}").toString(),
                FIELDS_OF_ADMINISTRATOR.shown(stored).toString());
    }

    @Test
    void whoReplacesTheObjectErasesNothingThatWasWithheld() {
        var stored = object("{'region':'EU','level':1,'margin':2.5,'key':'x'}");

        assertEquals(
                object("{'level':2,'margin':2.5,'key':'x'}").toString(),
                FIELDS.replace(stored, object("{'level':'2'}"), null).toString());
        assertEquals(
                object("{'key':'x'}").toString(),
                FIELDS_OF_ADMINISTRATOR.replace(stored, object("{}"), null).toString());
    }

    @Test
    void withheldFieldThatIsNamedIsReplacedToo() {
        var stored = object("{'margin':2.5}");

        assertEquals(
                object("{'margin':1.5}").toString(),
                FIELDS.replace(stored, object("{'margin':1.5}"), null).toString());
    }

    @Test
    void objectWithNothingToWithholdIsNotCopied() {
        var stored = object("{'level':1}");

        assertSame(stored, FIELDS.shown(stored));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "INT;    min:1,max:5;        0",
                "INT;    min:1,max:5;        6",
                "FLOAT;  max:0.5;            0.6",
                "STRING; min:2;              'x'",
                "STRING; max:2;              'xyz'",
                "STRING; in:a|b;             'c'",
                "INT;    in:1|2;             3",
                "STRING; regex:[a-z]{2,3};   'abcd'",
                "STRING; required;           null",
            })
    void valueThatBreaksARuleIsRefused(FieldType type, String validation, String value) {
        var fields = fieldsOf(type, validation);

        assertRefused("it", () -> fields.accept(object("{'it':" + value + "}"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "INT;    min:1,max:5;        5",
                "STRING; max:2;              'üü'",
                "STRING; in:a|b;             'b'",
                "STRING; in:a|a;             'a'",
                "STRING; in:|;               ''",
                "STRING; regex:[a-z]{2,3};   'abc'",
                "STRING; min:2;              null",
                "STRING; required,max:3;     'x'",
            })
    void valueThatKeepsTheRulesIsAccepted(FieldType type, String validation, String value) {
        var fields = fieldsOf(type, validation);

        assertDoesNotThrow(() -> fields.accept(object("{'it':" + value + "}"), null));
    }

    @Test
    void requiredFieldMustBeThere() {
        assertRefused("it", () -> fieldsOf(FieldType.INT, "required").accept(object("{}"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"min", "min:x", "max:", "in:", "regex:[", "between:1", "min:1;max:2"})
    void rulesThatCannotBeReadAreRefused(String validation) {
        assertRefused("validation", () -> fieldsOf(FieldType.STRING, validation));
    }

    /** The seed is fixed: what fails once fails again. */
    @Test
    void whateverIsWrittenAsRulesIsTakenOrRefused() {
        var random = new Random(15);
        var parts = List.of(
                "required",
                ",",
                "min:",
                "max:",
                "in:",
                "regex:",
                "|",
                "a",
                "-1",
                "1e999999999",
                "9".repeat(400),
                "(",
                ")",
                "(?i)",
                "(?P<a>",
                "[",
                "]",
                "[^",
                "{1000}",
                "{0,",
                "}",
                "*",
                "+?",
                "?",
                ".",
                "\\",
                "\\Q",
                "\\E",
                "\\pL",
                "\\p{Greek}",
                "^",
                "$",
                "é",
                "\uD83D\uDE00",
                "\u0000",
                " ");
        var types = List.of(FieldType.values());
        for (var i = 0; i < 20_000; i++) {
            var validation = random.ints(random.nextInt(1, 12), 0, parts.size())
                    .mapToObj(parts::get)
                    .collect(Collectors.joining());
            var type = types.get(random.nextInt(types.size()));
            try {
                fieldsOf(type, validation).accept(object("{'it':'1'}"), null);
            } catch (HoopoeException e) {
                assertEquals(ErrorKind.INVALID, e.kind(), validation);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(?:", "(a|", "(a*"})
    void deepGroupsAreTakenOrRefused(String beginning) {
        var depth = 900 / (beginning.length() + 1);
        var validation = "regex:" + beginning.repeat(depth) + ")".repeat(depth);
        try {
            fieldsOf(FieldType.STRING, validation).accept(object("{'it':'aaaaaaaaaa'}"), null);
        } catch (HoopoeException e) {
            assertEquals(ErrorKind.INVALID, e.kind());
        }
    }

    /** It would match, were it tried: nothing but the bound of work refuses it. */
    @Test
    void valueThatARegexWouldWorkOnForSecondsIsRefused() {
        var fields = fieldsOf(FieldType.STRING, "regex:(.*x){1000}");

        assertRefused("it", () -> fields.accept(object("{'it':'" + "x".repeat(240_000) + "'}"), null));
        assertDoesNotThrow(() -> fieldsOf(FieldType.STRING, "regex:[a-z ]+")
                .accept(object("{'it':'" + "x".repeat(240_000) + "'}"), null));
    }

    @Test
    void workIsBoundedForAllFieldsTogether() {
        var many = IntStream.range(0, 100)
                .mapToObj(n -> new FieldDefinition(
                        "it" + n, FieldType.STRING, "regex:([a-z]*x){100}", FieldVisibility.EVERYONE))
                .toList();
        var values = IntStream.range(0, 100)
                .mapToObj(n -> "'it" + n + "':'" + "x".repeat(1000) + "'")
                .collect(Collectors.joining(",", "{", "}"));

        var refusal = assertThrows(HoopoeException.class, () -> new FieldSet(many, false).accept(object(values), null));
        assertEquals(ErrorKind.INVALID, refusal.kind());
        assertTrue(refusal.getMessage().contains("too long"), refusal.getMessage());
    }

    @Test
    void boundsOfADateAreRefused() {
        assertRefused("validation", () -> fieldsOf(FieldType.DATE, "min:1"));
    }

    private static FieldSet fieldsOf(FieldType type, String validation) {
        return new FieldSet(List.of(new FieldDefinition("it", type, validation, FieldVisibility.EVERYONE)), false);
    }

    private static void assertRefused(String name, Runnable act) {
        var refusal = assertThrows(HoopoeException.class, act::run);
        assertTrue(refusal.details().containsKey(name), refusal.details().toString());
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
