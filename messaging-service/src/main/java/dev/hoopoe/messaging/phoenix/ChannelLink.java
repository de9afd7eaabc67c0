package dev.hoopoe.messaging.phoenix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Connects a channel to its socket. What is broadcast while the join is under way is sent after its answer. */
public final class ChannelLink {

    private final String socket;
    private final JsonNode joinRef;
    private final String topic;
    private final Channel channel;
    private final FrameFormat format;
    private final Output output;

    /** Null once the join was answered. */
    private List<Broadcast> waiting = new ArrayList<>();

    ChannelLink(String socket, JsonNode joinRef, String topic, Channel channel, FrameFormat format, Output output) {
        this.socket = socket;
        this.joinRef = joinRef;
        this.topic = topic;
        this.channel = channel;
        this.format = format;
        this.output = output;
    }

    /** Sends something to this channel alone. */
    public void push(String event, ObjectNode payload) {
        output.send(format.write(Frame.push(joinRef, topic, event, payload)));
    }

    JsonNode joinRef() {
        return joinRef;
    }

    Channel channel() {
        return channel;
    }

    /** Sends the answer to the join, and then what was broadcast meanwhile. */
    synchronized void open(String answer) {
        output.send(answer);
        var held = waiting;
        waiting = null;
        held.forEach(this::send);
    }

    synchronized void deliver(Broadcast broadcast) {
        if (waiting == null) {
            send(broadcast);
        } else {
            waiting.add(broadcast);
        }
    }

    private void send(Broadcast broadcast) {
        if (broadcast.isFor(socket, channel)) {
            output.send(broadcast.text(format));
        }
    }
}
