package dev.hoopoe.messaging.phoenix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules of contract Netia, section 5, on a topic that echoes. */
class PhoenixSessionTest {

    private static final ObjectNode HELLO =
            JsonNodeFactory.instance.objectNode().put("body", "hello");

    private final TopicSubscribers subscribers = new TopicSubscribers();
    private final List<String> sent = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final PhoenixSession session = session("one", FrameFormat.ARRAY, sent);

    private PhoenixSession session(String id, FrameFormat format, List<String> frames) {
        var output = new Output() {
            @Override
            public void send(String text) {
                frames.add(text);
            }

            @Override
            public void close(int code, String reason) {
                closed.add(code);
            }
        };
        return new PhoenixSession(id, format, output, this::channel, subscribers);
    }

    private Optional<Channel> channel(String topic) {
        return topic.startsWith("echo:") ? Optional.of(new Echo(topic)) : Optional.empty();
    }

    private final class Echo implements Channel {

        private final String topic;

        Echo(String topic) {
            this.topic = topic;
        }

        @Override
        public ObjectNode join(ObjectNode payload) throws RefusedException {
            if (payload.has("refuse")) {
                throw new RefusedException("unauthorized");
            }
            if (payload.has("crash")) {
                throw new IllegalStateException("as the payload says");
            }
            if (payload.has("broken")) {
                subscribers.send(new Broadcast(topic, "shout", HELLO, null, other -> {
                    throw new IllegalStateException("as the payload says");
                }));
            }
            if (payload.has("broadcast")) {
                subscribers.send(Broadcast.toAll(topic, "shout", HELLO));
            }
            return payload;
        }

        @Override
        public void joined(ChannelLink link) {
            if (topic.endsWith("fails")) {
                throw new IllegalStateException("as the topic says");
            }
            if (topic.endsWith("state")) {
                link.push("presence_state", HELLO);
            }
        }

        @Override
        public ObjectNode handle(String event, ObjectNode payload) throws RefusedException {
            if (event.equals("crash")) {
                throw new IllegalStateException("as the event says");
            }
            if (event.equals("refuse")) {
                throw new RefusedException("unhandled event");
            }
            return payload;
        }

        @Override
        public void leave() {
            left.add(topic);
        }
    }

    private void receives(String... frames) {
        for (var frame : frames) {
            session.receive(frame);
        }
    }

    private void assertSent(String... frames) {
        assertEquals(List.of(frames), sent);
    }

    @Test
    void joinIsAnsweredBeforeWhatIsPushed() {
        receives("[\"3\",\"3\",\"echo:state\",\"phx_join\",{\"a\":1}]");

        assertSent(
                "[\"3\",\"3\",\"echo:state\",\"phx_reply\",{\"status\":\"ok\",\"response\":{\"a\":1}}]",
                "[\"3\",null,\"echo:state\",\"presence_state\",{\"body\":\"hello\"}]");
    }

    @Test
    void whatIsBroadcastDuringTheJoinFollowsItsAnswer() {
        receives("[\"3\",\"3\",\"echo:a\",\"phx_join\",{\"broadcast\":1}]");

        assertSent(
                "[\"3\",\"3\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{\"broadcast\":1}}]",
                "[null,null,\"echo:a\",\"shout\",{\"body\":\"hello\"}]");
    }

    @Test
    void broadcastReachesEveryJoinedSocketInItsFormat() {
        var others = new ArrayList<String>();
        session("two", FrameFormat.OBJECT, others)
                .receive("{\"topic\":\"echo:a\",\"event\":\"phx_join\",\"ref\":\"1\",\"payload\":{}}");
        receives("[\"3\",\"3\",\"echo:a\",\"phx_join\",{}]", "[\"4\",\"4\",\"echo:b\",\"phx_join\",{}]");
        sent.clear();

        subscribers.send(Broadcast.toAll("echo:a", "shout", HELLO));

        assertSent("[null,null,\"echo:a\",\"shout\",{\"body\":\"hello\"}]");
        assertEquals(
                List.of(
                        "{\"topic\":\"echo:a\",\"event\":\"phx_reply\","
                                + "\"payload\":{\"status\":\"ok\",\"response\":{}},\"ref\":\"1\"}",
                        "{\"topic\":\"echo:a\",\"event\":\"shout\",\"payload\":{\"body\":\"hello\"},\"ref\":null}"),
                others);
    }

    @Test
    void broadcastCanLeaveOutASocketAndChannels() {
        var others = new ArrayList<String>();
        session("two", FrameFormat.ARRAY, others).receive("[\"1\",\"1\",\"echo:a\",\"phx_join\",{}]");
        receives("[\"3\",\"3\",\"echo:a\",\"phx_join\",{}]");
        sent.clear();
        others.clear();

        subscribers.send(new Broadcast("echo:a", "typing", HELLO, "one", channel -> true));
        assertSent();
        assertEquals(1, others.size());

        subscribers.send(new Broadcast("echo:a", "typing", HELLO, null, channel -> false));
        assertSent();
        assertEquals(1, others.size());
    }

    @Test
    void heartbeatIsAnswered() {
        receives("[null,\"5\",\"phoenix\",\"heartbeat\",{}]");

        assertSent("[null,\"5\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
    }

    @Test
    void leaveIsAnsweredThenClosed() {
        receives("[\"9\",\"9\",\"echo:a\",\"phx_join\",{}]");
        sent.clear();

        receives("[\"9\",\"12\",\"echo:a\",\"phx_leave\",{}]");

        assertSent(
                "[\"9\",\"12\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]",
                "[\"9\",\"9\",\"echo:a\",\"phx_close\",{}]");
        assertEquals(List.of("echo:a"), left);
        assertFalse(subscribers.has("echo:a"));
    }

    @Test
    void secondJoinClosesTheFirstByItsOwnReference() {
        receives("[\"6\",\"6\",\"echo:a\",\"phx_join\",{}]");
        sent.clear();

        receives("[\"9\",\"9\",\"echo:a\",\"phx_join\",{}]");

        assertSent(
                "[\"6\",\"6\",\"echo:a\",\"phx_close\",{}]",
                "[\"9\",\"9\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        assertEquals(List.of("echo:a"), left);
        assertTrue(subscribers.has("echo:a"));
    }

    @Test
    void stalePushIsDroppedAndAStaleLeaveLeavesTheNewChannel() {
        receives("[\"6\",\"6\",\"echo:a\",\"phx_join\",{}]", "[\"9\",\"9\",\"echo:a\",\"phx_join\",{}]");
        sent.clear();

        receives(
                "[\"6\",\"10\",\"echo:a\",\"shout\",{}]",
                "[\"6\",\"11\",\"echo:a\",\"phx_leave\",{}]",
                "[null,\"12\",\"echo:a\",\"shout\",{}]");

        assertSent(
                "[\"6\",\"11\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]",
                "[null,\"12\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        assertTrue(subscribers.has("echo:a"));
    }

    @Test
    void unknownTopicAndTopicThatIsNotJoinedAreUnmatched() {
        receives(
                "[\"1\",\"1\",\"other:a\",\"phx_join\",{}]",
                "[\"1\",\"2\",\"echo:a\",\"shout\",{}]",
                "[\"1\",\"3\",\"phoenix\",\"shout\",{}]");

        for (var frame : sent) {
            assertTrue(frame.endsWith("{\"status\":\"error\",\"response\":{\"reason\":\"unmatched topic\"}}]"), frame);
        }
        assertEquals(3, sent.size());
    }

    @Test
    void leaveOfATopicThatIsNotJoinedIsOk() {
        receives("[\"1\",\"2\",\"echo:a\",\"phx_leave\",{}]");

        assertSent("[\"1\",\"2\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
    }

    @Test
    void refusedJoinJoinsNothing() {
        receives(
                "[\"1\",\"1\",\"echo:a\",\"phx_join\",{\"refuse\":1}]",
                "[\"2\",\"2\",\"echo:b\",\"phx_join\",{\"crash\":1}]");

        assertSent(
                "[\"1\",\"1\",\"echo:a\",\"phx_reply\",{\"status\":\"error\",\"response\":{\"reason\":\"unauthorized\"}}]",
                "[\"2\",\"2\",\"echo:b\",\"phx_reply\",{\"status\":\"error\",\"response\":{\"reason\":\"join crashed\"}}]");
        assertEquals(0, subscribers.topics().size());
        assertEquals(List.of(), left);
    }

    @Test
    void channelThatFailsAfterItsJoinIsToBeJoinedAgain() {
        receives("[\"1\",\"1\",\"echo:fails\",\"phx_join\",{}]");

        assertEquals("[\"1\",\"1\",\"echo:fails\",\"phx_error\",{}]", sent.get(1));
        assertEquals(List.of("echo:fails"), left);
        assertFalse(subscribers.has("echo:fails"));
    }

    /** Otherwise the client believes that it has joined, and never learns that it missed something. */
    @Test
    void channelThatCannotGetWhatWasBroadcastMeanwhileIsToBeJoinedAgain() {
        receives("[\"1\",\"1\",\"echo:a\",\"phx_join\",{\"broken\":true}]");

        assertEquals("[\"1\",\"1\",\"echo:a\",\"phx_error\",{}]", sent.get(1));
        assertEquals(List.of("echo:a"), left);
        assertFalse(subscribers.has("echo:a"));
    }

    @Test
    void pushThatFailsIsAnsweredAndTheChannelStays() {
        receives(
                "[\"1\",\"1\",\"echo:a\",\"phx_join\",{}]",
                "[\"1\",\"2\",\"echo:a\",\"crash\",{}]",
                "[\"1\",\"3\",\"echo:a\",\"refuse\",{}]",
                "[\"1\",\"4\",\"echo:a\",\"ping\",{\"a\":1}]");

        assertEquals(
                List.of(
                        "[\"1\",\"2\",\"echo:a\",\"phx_reply\","
                                + "{\"status\":\"error\",\"response\":{\"reason\":\"failed; try again\"}}]",
                        "[\"1\",\"3\",\"echo:a\",\"phx_reply\","
                                + "{\"status\":\"error\",\"response\":{\"reason\":\"unhandled event\"}}]",
                        "[\"1\",\"4\",\"echo:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{\"a\":1}}]"),
                sent.subList(1, 4));
    }

    @Test
    void hundredChannelsAreTheMost() {
        for (var number = 0; number <= 100; number++) {
            receives("[\"%1$d\",\"%1$d\",\"echo:%1$d\",\"phx_join\",{}]".formatted(number));
        }

        assertEquals(
                "[\"100\",\"100\",\"echo:100\",\"phx_reply\","
                        + "{\"status\":\"error\",\"response\":{\"reason\":\"too many channels joined\"}}]",
                sent.get(100));
        receives("[\"200\",\"200\",\"echo:7\",\"phx_join\",{}]");
        assertTrue(sent.get(102).contains("\"ok\""), "a topic that is joined again takes no further place");
    }

    @Test
    void malformedFrameClosesTheSocketAndLeavesItsChannels() {
        receives("[\"1\",\"1\",\"echo:a\",\"phx_join\",{}]", "[", "[\"1\",\"2\",\"echo:a\",\"ping\",{}]");

        assertEquals(List.of(1007), closed);
        assertEquals(1, sent.size());
        assertEquals(List.of("echo:a"), left);
        assertEquals(0, subscribers.topics().size());
    }

    @Test
    void endOfTheSocketLeavesAllChannelsOnce() {
        receives("[\"1\",\"1\",\"echo:a\",\"phx_join\",{}]", "[\"2\",\"2\",\"echo:b\",\"phx_join\",{}]");

        session.close();
        session.close();

        assertEquals(List.of("echo:a", "echo:b"), left.stream().sorted().toList());
        assertEquals(0, subscribers.topics().size());
    }
}
