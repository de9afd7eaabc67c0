package dev.hoopoe.messaging.phoenix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** Something for every channel of a topic, or for some of them; written once for each format. */
public final class Broadcast {

    private final Frame frame;
    private final String exceptSocket;
    private final Predicate<Channel> audience;
    private final Map<FrameFormat, String> texts = new EnumMap<>(FrameFormat.class);

    /**
     * A broadcast.
     *
     * @param exceptSocket the id of a socket that does not get it; null for none
     * @param audience the channels that get it
     */
    public Broadcast(String topic, String event, ObjectNode payload, String exceptSocket, Predicate<Channel> audience) {
        this.frame = Frame.broadcast(topic, event, payload);
        this.exceptSocket = exceptSocket;
        this.audience = audience;
    }

    public static Broadcast toAll(String topic, String event, ObjectNode payload) {
        return new Broadcast(topic, event, payload, null, channel -> true);
    }

    String topic() {
        return frame.topic();
    }

    boolean isFor(String socket, Channel channel) {
        return !socket.equals(exceptSocket) && audience.test(channel);
    }

    synchronized String text(FrameFormat format) {
        return texts.computeIfAbsent(format, wanted -> wanted.write(frame));
    }
}
