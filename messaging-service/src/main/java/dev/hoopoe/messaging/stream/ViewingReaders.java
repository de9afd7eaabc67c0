package dev.hoopoe.messaging.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.feed.FeedStreams;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Readers of server-sent events who look at tickets, for as long as their stream is open. */
@ApplicationScoped
public class ViewingReaders {

    private final TicketViews views;
    private final CurrentCaller caller;

    ViewingReaders(TicketViews views, CurrentCaller caller) {
        this.views = views;
        this.caller = caller;
    }

    /**
     * What the caller's stream has beside its events.
     *
     * @param ticketIds null for none; each must be one that the caller sees
     * @throws HoopoeException not found; invalid, when there are too many
     */
    public FeedStreams.Additions viewing(List<Long> ticketIds) {
        return new Reader(caller.get(), visible(ticketIds));
    }

    /** Who looks at these tickets; refuses as {@link #viewing} does. */
    public List<TicketPresence> presence(List<Long> ticketIds) {
        return visible(ticketIds).stream().map(views::presence).toList();
    }

    private List<Long> visible(List<Long> ticketIds) {
        var tickets = ticketIds == null
                ? List.<Long>of()
                : ticketIds.stream().filter(Objects::nonNull).distinct().toList();
        if (tickets.size() > StreamSession.MAX_VIEWED) {
            throw HoopoeException.invalid("ticket_id", "must be given at most " + StreamSession.MAX_VIEWED + " times");
        }
        tickets.forEach(views::require);
        return tickets;
    }

    private final class Reader implements FeedStreams.Additions, TicketWatcher {

        private final String id = UUID.randomUUID().toString();
        private final Map<Long, String> viewed = new HashMap<>();
        private final Caller staff;
        private final List<Long> tickets;
        private BiConsumer<String, String> stream;

        Reader(Caller staff, List<Long> tickets) {
            this.staff = staff;
            this.tickets = tickets;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Caller staff() {
            return staff;
        }

        @Override
        public void tell(String type, ObjectNode payload) {
            stream.accept(type, payload.toString());
        }

        @Override
        public synchronized void begin(BiConsumer<String, String> typeAndData) {
            stream = typeAndData;
            tickets.forEach(ticket -> viewed.put(ticket, views.begin(ticket, this)));
        }

        /** On a thread that may wait for the database. */
        @Override
        public void end() {
            Infrastructure.getDefaultWorkerPool().execute(this::endViews);
        }

        private synchronized void endViews() {
            viewed.forEach((ticket, view) -> views.end(ticket, this, view));
            viewed.clear();
        }
    }
}
