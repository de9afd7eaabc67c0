package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.peer.PeersConfig;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.web.LogKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Pushes a channel to ticket-service ahead of its event, so that its creator can use it for a ticket at once. */
@ApplicationScoped
class ChannelPush {

    private static final Logger LOG = Logger.getLogger(ChannelPush.class);

    /** A courtesy: the answer to the channel's creator waits for it, the event follows anyway. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    private final ChannelClient ticketService;
    private final ObjectMapper mapper;
    private final Event<Written> written;

    ChannelPush(PeerClients peers, PeersConfig config, ObjectMapper mapper, Event<Written> written) {
        this.ticketService = peers.client(ChannelClient.class, config.ticketUrl(), CONNECT_TIMEOUT, TIMEOUT);
        this.mapper = mapper;
        this.written = written;
    }

    /** A channel that was written; observed after the commit if there is a transaction. */
    record Written(Channel channel) {}

    /** Pushes at once, or when the present transaction has committed. */
    void push(Channel channel) {
        written.fire(new Written(channel));
    }

    /** Never fails: without the push, ticket-service gets the channel from its event. */
    void send(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written event) {
        var channel = event.channel();
        try {
            var snapshot = mapper.valueToTree(ChannelSnapshot.of(channel));
            ticketService.put(encoded(channel.slug()), new VersionedSnapshot(channel.version(), snapshot));
        } catch (ProcessingException | WebApplicationException | HoopoeException e) {
            LogKeys.with(
                    LogKeys.CHANNEL,
                    channel.slug(),
                    () -> LOG.infof("Channel not pushed to ticket-service; its event follows: %s", e.getMessage()));
        }
    }

    /** A slug may hold any character; the REST client would not encode what looks like an escape already. */
    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
