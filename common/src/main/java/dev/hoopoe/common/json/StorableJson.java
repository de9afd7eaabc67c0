package dev.hoopoe.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads JSON of any kind, and refuses what PostgreSQL cannot store or what would be too much for those who read the events. Fields of
 * type {@code ObjectNode} are read like this by themselves; those of type {@code JsonNode} name it.
 */
public final class StorableJson extends StdScalarDeserializer<JsonNode> {

    private static final long serialVersionUID = 1L;

    private static final String UNSTORABLE_TEXT = "must not hold a NUL character or half of a surrogate pair";

    /**
     * Digits of a number without exponent, which is how jsonb returns it: enough for every double, and within the
     * limit of every JSON parser that reads the event.
     */
    private static final int MOST_DIGITS = 500;

    private static final String TOO_LONG_NUMBER = "must not hold a number of more than " + MOST_DIGITS + " digits";

    /** Well below the limit of parsers, since an event wraps the object. */
    private static final int DEEPEST = 64;

    StorableJson() {
        super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(parser, context);
    }

    static JsonNode read(JsonParser parser, DeserializationContext context) throws IOException {
        var node = parse(parser, context);
        check(node, 1, parser);
        return node;
    }

    static void checkText(String text, JsonParser parser) throws IOException {
        if (!StorableText.isStorable(text)) {
            throw new RefusedValueException(parser, UNSTORABLE_TEXT);
        }
    }

    private static JsonNode parse(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return JsonNodeDeserializer.getDeserializer(JsonNode.class).deserialize(parser, context);
        } catch (NumberFormatException e) {
            throw new RefusedValueException(parser, TOO_LONG_NUMBER);
        }
    }

    private static void check(JsonNode node, int depth, JsonParser parser) throws IOException {
        if (depth > DEEPEST) {
            throw new RefusedValueException(parser, "must not be nested deeper than " + DEEPEST + " levels");
        }
        if (node.isTextual()) {
            checkText(node.textValue(), parser);
        }
        if (isTooLong(node)) {
            throw new RefusedValueException(parser, TOO_LONG_NUMBER);
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            checkText(names.next(), parser);
        }
        for (var child : node) {
            check(child, depth + 1, parser);
        }
    }

    private static boolean isTooLong(JsonNode node) {
        if (node.isBigDecimal()) {
            return isTooLong(node.decimalValue());
        }
        return node.isBigInteger() && isTooLong(node.bigIntegerValue());
    }

    private static boolean isTooLong(BigDecimal number) {
        return number.precision() + Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    private static boolean isTooLong(BigInteger number) {
        return new BigDecimal(number).precision() > MOST_DIGITS;
    }
}
