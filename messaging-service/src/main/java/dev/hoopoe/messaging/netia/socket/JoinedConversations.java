package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.messaging.realtime.Allowance;
import dev.hoopoe.messaging.realtime.SocketConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tickets whose conversations somebody in this process has joined: messages of all others are not read for them. Pages have no
 * token, so what they may do is limited for each conversation, however many sockets join it.
 */
@ApplicationScoped
class JoinedConversations {

    /** Somebody types in bursts. */
    private static final int TYPING_PER_MINUTE = 300;

    private static final int TYPING_BURST = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<Long, Conversation> byTicket = new ConcurrentHashMap<>();
    private final SocketConfig config;
    private final Clock clock;

    JoinedConversations(SocketConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @param channels that have joined it */
    private record Conversation(int channels, Allowance messages, Allowance typing) {

        Conversation with(int more) {
            return new Conversation(channels + more, messages, typing);
        }
    }

    void add(long ticketId) {
        byTicket.compute(ticketId, (id, known) -> (known == null ? created() : known).with(1));
    }

    private Conversation created() {
        var perMinute = config.maxVisitorMessagesPerMinute();
        return new Conversation(
                0,
                new Allowance(perMinute, perMinute, MINUTE, clock),
                new Allowance(TYPING_BURST, TYPING_PER_MINUTE, MINUTE, clock));
    }

    void remove(long ticketId) {
        byTicket.computeIfPresent(ticketId, (id, known) -> known.channels() == 1 ? null : known.with(-1));
    }

    boolean has(long ticketId) {
        return byTicket.containsKey(ticketId);
    }

    /** Counts a message of a page; false when there were too many. */
    boolean mayWrite(long ticketId) {
        return byTicket.get(ticketId).messages().take();
    }

    /** Counts a page's signal that somebody types; false when there were too many. */
    boolean mayType(long ticketId) {
        return byTicket.get(ticketId).typing().take();
    }
}
