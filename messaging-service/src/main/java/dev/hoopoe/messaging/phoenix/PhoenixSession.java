package dev.hoopoe.messaging.phoenix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * One socket's side of the protocol: which channels it has, and what its frames do (contract Netia, section 5). Frames
 * are handled one after the other.
 */
public final class PhoenixSession {

    static final int MAX_CHANNELS = 100;

    /** RFC 6455 §7.4.1: data within a message that are not of its type. */
    private static final int INVALID_DATA = 1007;

    private static final Logger LOG = Logger.getLogger(PhoenixSession.class);
    private static final String PROTOCOL_TOPIC = "phoenix";
    private static final String HEARTBEAT = "heartbeat";

    private final String id;
    private final FrameFormat format;
    private final Output output;
    private final Topics topics;
    private final TopicSubscribers subscribers;
    private final Map<String, ChannelLink> channels = new HashMap<>(4);
    private boolean closed;

    /** @param id of the socket, unique among all replicas */
    public PhoenixSession(String id, FrameFormat format, Output output, Topics topics, TopicSubscribers subscribers) {
        this.id = id;
        this.format = format;
        this.output = output;
        this.topics = topics;
        this.subscribers = subscribers;
    }

    /** Handles a frame; a text that is none closes the socket. */
    public synchronized void receive(String text) {
        if (closed) {
            return;
        }
        try {
            handle(format.read(text));
        } catch (MalformedFrameException e) {
            output.close(INVALID_DATA, e.getMessage());
            close();
        }
    }

    /** Leaves all channels, since the socket is gone. */
    public synchronized void close() {
        closed = true;
        channels.forEach(this::end);
        channels.clear();
    }

    private void handle(Frame frame) {
        var channel = channels.get(frame.topic());
        if (frame.topic().equals(PROTOCOL_TOPIC)) {
            answer(frame.event().equals(HEARTBEAT) ? frame.ok() : frame.error("unmatched topic"));
        } else if (frame.event().equals(Frame.JOIN)) {
            join(frame);
        } else if (channel == null) {
            answer(frame.event().equals(Frame.LEAVE) ? frame.ok() : frame.error("unmatched topic"));
        } else if (isStale(frame, channel)) {
            // The channel that it is for was left; one that is left again is answered all the same.
            if (frame.event().equals(Frame.LEAVE)) {
                answer(frame.ok());
            }
        } else if (frame.event().equals(Frame.LEAVE)) {
            answer(frame.ok());
            leave(frame.topic());
        } else {
            push(frame, channel);
        }
    }

    private static boolean isStale(Frame frame, ChannelLink channel) {
        return !frame.joinRef().isNull() && !frame.joinRef().equals(channel.joinRef());
    }

    /** A topic that is joined already is left first, by the reference of the former join. */
    private void join(Frame frame) {
        leave(frame.topic());
        if (channels.size() >= MAX_CHANNELS) {
            answer(frame.error("too many channels joined"));
            return;
        }
        var channel = topics.channel(frame.topic());
        if (channel.isEmpty()) {
            answer(frame.error("unmatched topic"));
            return;
        }
        join(frame, channel.get());
    }

    private void join(Frame frame, Channel channel) {
        // The first version of the format has no reference of a join: it is the one of the frame that joined.
        var joinRef = frame.joinRef().isNull() ? frame.ref() : frame.joinRef();
        var link = new ChannelLink(id, joinRef, frame.topic(), channel, format, output);
        subscribers.add(frame.topic(), link);
        ObjectNode response;
        try {
            response = channel.join(frame.payload());
        } catch (RefusedException e) {
            subscribers.remove(frame.topic(), link);
            answer(frame.error(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            LOG.warn("Join failed", e);
            subscribers.remove(frame.topic(), link);
            answer(frame.error("join crashed"));
            return;
        }
        channels.put(frame.topic(), link);
        try {
            link.open(format.write(frame.reply("ok", response)));
            channel.joined(link);
        } catch (RuntimeException e) {
            LOG.warn("Channel failed after its join; the client joins again", e);
            channels.remove(frame.topic());
            end(frame.topic(), link);
            answer(Frame.crash(joinRef, frame.topic()));
        }
    }

    private void leave(String topic) {
        var link = channels.remove(topic);
        if (link != null) {
            end(topic, link);
            answer(Frame.close(link.joinRef(), topic));
        }
    }

    private void end(String topic, ChannelLink link) {
        subscribers.remove(topic, link);
        leaveQuietly(link.channel());
    }

    private static void leaveQuietly(Channel channel) {
        try {
            channel.leave();
        } catch (RuntimeException e) {
            LOG.warn("Channel not left cleanly", e);
        }
    }

    private void push(Frame frame, ChannelLink link) {
        try {
            answer(frame.reply("ok", link.channel().handle(frame.event(), frame.payload())));
        } catch (RefusedException e) {
            answer(frame.error(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("Push failed", e);
            answer(frame.error("failed; try again"));
        }
    }

    private void answer(Frame frame) {
        output.send(format.write(frame));
    }
}
