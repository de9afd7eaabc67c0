package dev.hoopoe.bench.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Phoenix Channels 2.0.0, as Netia's pages speak it: frames are {@code [join_ref, ref, topic, event, payload]}. */
final class PhoenixProtocol implements SocketProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REF = 1;
    private static final int TOPIC = 2;
    private static final int EVENT = 3;
    private static final int PAYLOAD = 4;
    private static final String JOIN_REF = "1";

    private final String topic;
    private final byte[] message;

    PhoenixProtocol(String conversation) {
        topic = "conversation:" + conversation;
        message = ("[null,null,\"" + topic + "\",\"shout\",").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String target() {
        return "/netia/socket/websocket?vsn=2.0.0";
    }

    @Override
    public Optional<String> greeting() {
        return Optional.of("[\"%1$s\",\"%1$s\",\"%2$s\",\"phx_join\",{}]".formatted(JOIN_REF, topic));
    }

    @Override
    public Reaction react(String text) {
        JsonNode frame = parse(text);
        if (!frame.path(TOPIC).asText().equals(topic)) {
            return Reaction.NOTHING;
        }
        return switch (frame.path(EVENT).asText()) {
            case "phx_reply" -> {
                boolean joined = frame.path(REF).asText().equals(JOIN_REF)
                        && frame.path(PAYLOAD).path("status").asText().equals("ok");
                yield joined ? Reaction.JOINED : Reaction.REFUSED;
            }
            case "phx_error", "phx_close" -> Reaction.REFUSED;
            default -> Reaction.NOTHING;
        };
    }

    @Override
    public boolean isMessage(ByteBuffer frame) {
        return ServerStream.startsWith(frame, frame.position(), message);
    }

    @Override
    public Optional<String> heartbeat() {
        return Optional.of("[null,\"2\",\"phoenix\",\"heartbeat\",{}]");
    }

    /** The message itself, of a frame that is one. */
    static JsonNode payload(String text) {
        return parse(text).path(PAYLOAD);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The server sent a frame that is not JSON", e);
        }
    }
}
