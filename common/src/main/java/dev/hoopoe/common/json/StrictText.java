package dev.hoopoe.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Refuses, while JSON is parsed, values that cannot be stored, and numbers in place of texts. */
final class StrictText extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final String UNSTORABLE_TEXT = "must not hold a NUL character or half of a surrogate pair";

    StrictText() {
        addDeserializer(String.class, new StrictStringDeserializer());
        addDeserializer(ObjectNode.class, new StrictObjectDeserializer());
    }

    private static void checkText(String text, JsonParser parser) throws IOException {
        if (!StorableText.isStorable(text)) {
            throw new RefusedValueException(parser, UNSTORABLE_TEXT);
        }
    }

    private static final class StrictStringDeserializer extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        StrictStringDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            var text = parser.getText();
            checkText(text, parser);
            return text;
        }
    }

    private static final class StrictObjectDeserializer extends StdScalarDeserializer<ObjectNode> {

        private static final long serialVersionUID = 1L;

        /**
         * Digits of a number without exponent, which is how jsonb returns it: enough for every double, and within the
         * limit of every JSON parser that reads the event.
         */
        private static final int MOST_DIGITS = 500;

        private static final String TOO_LONG_NUMBER = "must not hold a number of more than " + MOST_DIGITS + " digits";

        /** Well below the limit of parsers, since an event wraps the object. */
        private static final int DEEPEST = 64;

        StrictObjectDeserializer() {
            super(ObjectNode.class);
        }

        @Override
        public ObjectNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return (ObjectNode) context.handleUnexpectedToken(ObjectNode.class, parser);
            }
            var node = read(parser, context);
            check(node, 1, parser);
            return (ObjectNode) node;
        }

        private static JsonNode read(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return JsonNodeDeserializer.getDeserializer(ObjectNode.class).deserialize(parser, context);
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
}
