package dev.hoopoe.messaging.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.messaging.feed.FeedBatch;
import dev.hoopoe.messaging.feed.FeedSink;
import dev.hoopoe.messaging.feed.PlacedEvent;
import dev.hoopoe.messaging.realtime.OpenSocket;
import dev.hoopoe.messaging.realtime.SocketHandler;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One socket of the stream: what it is sent, and what its client asks for. */
final class StreamSession implements FeedSink, TicketWatcher, SocketHandler {

    /** Tickets that one socket may look at. */
    static final int MAX_VIEWED = 20;

    private static final Logger LOG = Logger.getLogger(StreamSession.class);
    private static final int POLICY_VIOLATION = 1008;
    private static final int INTERNAL_ERROR = 1011;

    private final OpenSocket socket;
    private final Caller staff;
    private final TicketViews views;

    /** By ticket, what ends the view. Guarded by this object. */
    private final Map<Long, String> viewed = new HashMap<>(4);

    private volatile boolean closed;

    StreamSession(OpenSocket socket, Caller staff, TicketViews views) {
        this.socket = socket;
        this.staff = staff;
        this.views = views;
    }

    /** Sends events until the socket is closed. */
    void follow(Supplier<Uni<Void>> feed) {
        Uni.createFrom().<Void>deferred(feed::get).subscribe().with(over -> end(), this::fail);
    }

    @Override
    public String id() {
        return socket.id();
    }

    @Override
    public Caller staff() {
        return staff;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Uni<Void> send(FeedBatch batch) {
        if (batch.events().isEmpty()) {
            return socket.write(
                    frame("heartbeat").put("cursor", batch.next().text()).toString());
        }
        var sent = Uni.createFrom().voidItem();
        for (var placed : batch.events()) {
            sent = sent.chain(() -> socket.write(text(placed)));
        }
        return sent;
    }

    private String text(PlacedEvent placed) {
        var frame = frame("event").put("cursor", placed.after().text());
        frame.set("event", views.json(placed.event()));
        return frame.toString();
    }

    @Override
    public void tell(String type, ObjectNode payload) {
        socket.output().send(frame(type).setAll(payload).toString());
    }

    /** Does what the client asks for, and answers. */
    @Override
    public synchronized void receive(String text) {
        if (closed) {
            return;
        }
        JsonNode asked;
        try {
            asked = views.read(text);
        } catch (JsonProcessingException e) {
            answer("error", null, "A frame is a JSON object with an action");
            return;
        }
        try {
            act(asked);
        } catch (HoopoeException e) {
            answer("error", asked, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Action of a stream failed", e);
            answer("error", asked, "The action failed; try again");
        }
    }

    private void act(JsonNode asked) {
        switch (asked.path("action").asText()) {
            case "ping" -> answer("ok", asked, null);
            case "view" -> view(asked);
            case "leave" -> leave(asked);
            case "typing" -> type(asked);
            default -> throw HoopoeException.invalid("action", "must be one of leave, ping, typing, view");
        }
    }

    private void view(JsonNode asked) {
        var ticket = ticketIn(asked);
        if (!viewed.containsKey(ticket)) {
            if (viewed.size() >= MAX_VIEWED) {
                throw HoopoeException.invalid("ticket_id", "is one too many: a socket looks at " + MAX_VIEWED);
            }
            viewed.put(ticket, views.begin(ticket, this));
        }
        answer("ok", asked, null);
        tell(TicketWatchers.PRESENCE, views.presenceFrame(ticket));
    }

    private void leave(JsonNode asked) {
        var ticket = ticketIn(asked);
        var view = viewed.remove(ticket);
        if (view != null) {
            views.end(ticket, this, view);
        }
        answer("ok", asked, null);
    }

    private void type(JsonNode asked) {
        var ticket = ticketIn(asked);
        if (!viewed.containsKey(ticket)) {
            throw HoopoeException.invalid("ticket_id", "must be one that this socket looks at");
        }
        if (!asked.path("typing").isBoolean()) {
            throw HoopoeException.invalid("typing", "must be true or false");
        }
        views.type(ticket, this, asked.path("typing").booleanValue());
        answer("ok", asked, null);
    }

    private static long ticketIn(JsonNode asked) {
        var ticket = asked.path("ticket_id");
        if (!ticket.isIntegralNumber() || !ticket.canConvertToLong()) {
            throw HoopoeException.invalid("ticket_id", "must be an integer");
        }
        return ticket.longValue();
    }

    @Override
    public void stop() {
        closed = true;
    }

    /** Ends all views. */
    @Override
    public synchronized void close() {
        viewed.forEach((ticket, view) -> views.end(ticket, this, view));
        viewed.clear();
    }

    private void end() {
        socket.close(POLICY_VIOLATION, "session_ended", "The session has ended");
    }

    private void fail(Throwable failure) {
        if (failure instanceof HoopoeException refusal) {
            answer("error", null, refusal.getMessage());
            socket.close(POLICY_VIOLATION, "refused", "The stream was refused; its last frame says why");
        } else if (!closed) {
            LOG.warn("Stream failed; its client connects again", failure);
            socket.close(INTERNAL_ERROR, "failed", "The stream has failed; connect again");
        }
    }

    /** @param asked null when it cannot be read */
    private void answer(String type, JsonNode asked, String message) {
        var frame = frame(type);
        if (asked != null) {
            frame.set("action", asked.path("action"));
            frame.set("ref", asked.path("ref"));
        }
        if (message != null) {
            frame.put("message", message);
        }
        socket.output().send(frame.toString());
    }

    private ObjectNode frame(String type) {
        return views.object().put("type", type);
    }
}
