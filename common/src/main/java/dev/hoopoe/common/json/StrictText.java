package dev.hoopoe.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Refuses, while JSON is parsed, values that cannot be stored, and numbers in place of texts. */
final class StrictText extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StrictText() {
        addDeserializer(String.class, new StrictStringDeserializer());
        addDeserializer(ObjectNode.class, new StrictObjectDeserializer());
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
            StorableJson.checkText(text, parser);
            return text;
        }
    }

    private static final class StrictObjectDeserializer extends StdScalarDeserializer<ObjectNode> {

        private static final long serialVersionUID = 1L;

        StrictObjectDeserializer() {
            super(ObjectNode.class);
        }

        @Override
        public ObjectNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return (ObjectNode) context.handleUnexpectedToken(ObjectNode.class, parser);
            }
            return (ObjectNode) StorableJson.read(parser, context);
        }
    }
}
