package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.messaging.channel.ChannelEvent.ChannelCreated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Writes channels with their events. */
@ApplicationScoped
class ChannelRegistry {

    private final ChannelRepository channels;
    private final Outbox outbox;
    private final Clock clock;

    ChannelRegistry(ChannelRepository channels, Outbox outbox, Clock clock) {
        this.channels = channels;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Creates a channel; empty when the account has one of that id. */
    @Transactional
    Optional<Channel> register(NewChannel newChannel) {
        var channel = channels.insert(newChannel, clock.instant());
        channel.map(ChannelCreated::new).ifPresent(outbox::append);
        return channel;
    }
}
