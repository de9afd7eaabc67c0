package dev.hoopoe.messaging.phoenix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** How frames are written: by the version of the serializer that a client names in {@code vsn}. */
public enum FrameFormat {

    /** An object of topic, event, payload and ref (version 1.0.0). */
    OBJECT {
        @Override
        Frame of(JsonNode json) throws MalformedFrameException {
            if (!json.isObject()) {
                throw new MalformedFrameException("A frame is a JSON object of topic, event, payload and ref");
            }
            return frame(
                    json.path("join_ref"),
                    json.path("ref"),
                    json.path("topic"),
                    json.path("event"),
                    json.path("payload"));
        }

        @Override
        String write(Frame frame) {
            var json = JsonNodeFactory.instance.objectNode();
            json.put("topic", frame.topic()).put("event", frame.event());
            json.set("payload", frame.payload());
            json.set("ref", frame.ref());
            return json.toString();
        }
    },

    /** An array of join_ref, ref, topic, event and payload (version 2.0.0). */
    ARRAY {
        @Override
        Frame of(JsonNode json) throws MalformedFrameException {
            if (!json.isArray() || json.size() != LENGTH) {
                throw new MalformedFrameException("A frame is a JSON array of join_ref, ref, topic, event and payload");
            }
            return frame(json.get(0), json.get(1), json.get(2), json.get(3), json.get(4));
        }

        @Override
        String write(Frame frame) {
            var json = JsonNodeFactory.instance.arrayNode(LENGTH);
            json.add(frame.joinRef())
                    .add(frame.ref())
                    .add(frame.topic())
                    .add(frame.event())
                    .add(frame.payload());
            return json.toString();
        }
    };

    private static final int LENGTH = 5;
    private static final int MAX_REF = 64;
    private static final int MAX_NAME = 256;
    private static final Pattern VERSION_1 = Pattern.compile("1\\.0\\.\\d{1,4}");
    private static final Pattern VERSION_2 = Pattern.compile("2\\.0\\.\\d{1,4}");

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    /** The format of a version; without one it is {@link #OBJECT}. Empty for a version that is not known. */
    public static Optional<FrameFormat> ofVersion(String vsn) {
        if (vsn == null || VERSION_1.matcher(vsn).matches()) {
            return Optional.of(OBJECT);
        }
        return VERSION_2.matcher(vsn).matches() ? Optional.of(ARRAY) : Optional.empty();
    }

    /** @throws MalformedFrameException when it is no frame; the message is for the client */
    Frame read(String text) throws MalformedFrameException {
        try {
            return of(READER.readTree(text));
        } catch (JsonProcessingException | StackOverflowError e) {
            throw new MalformedFrameException("A frame is JSON");
        }
    }

    abstract Frame of(JsonNode json) throws MalformedFrameException;

    abstract String write(Frame frame);

    private static Frame frame(JsonNode joinRef, JsonNode ref, JsonNode topic, JsonNode event, JsonNode payload)
            throws MalformedFrameException {
        return new Frame(ref(joinRef), ref(ref), name(topic), name(event), payload(payload));
    }

    /** A string or null by the protocol; some clients count in numbers. */
    private static JsonNode ref(JsonNode ref) throws MalformedFrameException {
        if (ref.isMissingNode() || ref.isNull()) {
            return NullNode.instance;
        }
        if ((ref.isTextual() || ref.isIntegralNumber()) && ref.asText().length() <= MAX_REF) {
            return ref;
        }
        throw new MalformedFrameException(
                "join_ref and ref are strings of at most " + MAX_REF + " characters, or null");
    }

    private static String name(JsonNode name) throws MalformedFrameException {
        if (name.isTextual() && name.textValue().length() <= MAX_NAME) {
            return name.textValue();
        }
        throw new MalformedFrameException("topic and event are strings of at most " + MAX_NAME + " characters");
    }

    private static ObjectNode payload(JsonNode payload) throws MalformedFrameException {
        if (payload instanceof ObjectNode object) {
            return object;
        }
        if (payload.isMissingNode() || payload.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new MalformedFrameException("payload is a JSON object");
    }
}
