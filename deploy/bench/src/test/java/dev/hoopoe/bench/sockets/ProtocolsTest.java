package dev.hoopoe.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtocolsTest {

    private final SocketProtocol phoenix = new PhoenixProtocol("c1");
    private final SocketProtocol socketIo = new SocketIoProtocol("c1");

    @Test
    void aPhoenixClientJoinsAtOnceAndSaysThatItIsThere() {
        assertEquals(Optional.of("[\"1\",\"1\",\"conversation:c1\",\"phx_join\",{}]"), phoenix.greeting());
        assertTrue(phoenix.heartbeat().orElseThrow().contains("\"heartbeat\""));
    }

    @Test
    void theReplyToAJoinDecides() {
        assertEquals(
                Reaction.JOINED,
                phoenix.react("[\"1\",\"1\",\"conversation:c1\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]"));
        assertEquals(
                Reaction.REFUSED,
                phoenix.react("[\"1\",\"1\",\"conversation:c1\",\"phx_reply\","
                        + "{\"status\":\"error\",\"response\":{\"reason\":\"unauthorized\"}}]"));
        assertEquals(Reaction.REFUSED, phoenix.react("[\"1\",\"1\",\"conversation:c1\",\"phx_close\",{}]"));
    }

    @Test
    void repliesToHeartbeatsAndPresenceAreNoJoin() {
        for (String text : List.of(
                "[null,\"2\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]",
                "[null,null,\"conversation:c1\",\"presence_state\",{}]")) {
            assertEquals(Reaction.NOTHING, phoenix.react(text), text);
        }
    }

    @Test
    void aSocketIoClientConnectsThenJoinsThenAnswersPings() {
        assertEquals(Optional.empty(), socketIo.greeting());
        assertEquals(Reaction.answer("40"), socketIo.react("0{\"sid\":\"a\",\"pingInterval\":25000}"));
        assertEquals(Reaction.answer("420[\"join\",\"c1\"]"), socketIo.react("40{\"sid\":\"b\"}"));
        assertEquals(Reaction.JOINED, socketIo.react("430[]"));
        assertEquals(Reaction.answer("3"), socketIo.react("2"));
    }

    @Test
    void aSocketIoServerThatEndsTheConnectionRefuses() {
        for (String text : List.of("1", "41", "44{\"message\":\"no\"}")) {
            assertEquals(Reaction.REFUSED, socketIo.react(text), text);
        }
        assertEquals(Reaction.NOTHING, socketIo.react("6"));
    }

    @Test
    void messagesAreRecognisedByTheirBeginning() {
        assertTrue(phoenix.isMessage(bytes("[null,null,\"conversation:c1\",\"shout\",{\"body\":\"\"}]")));
        assertFalse(phoenix.isMessage(bytes("[null,null,\"conversation:c1\",\"conversation:updated\",{}]")));
        assertFalse(phoenix.isMessage(bytes("[null,null")));
        assertTrue(socketIo.isMessage(bytes("42[\"shout\",{\"body\":\"\"}]")));
        assertFalse(socketIo.isMessage(bytes("42[\"typing\",{}]")));
    }

    @Test
    void aMessageHasItsNumberInItsText() {
        assertEquals(1234, MessageNumber.find(bytes("{\"body\":\"" + MessageNumber.text(1234) + "\"}")));
        assertEquals(MessageNumber.NONE, MessageNumber.find(bytes("{\"body\":\"Message number\"}")));
        assertEquals(MessageNumber.NONE, MessageNumber.find(bytes("Message number one")));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
