package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.messaging.channel.ChannelEvent.ChannelCreated;
import dev.hoopoe.messaging.channel.ChannelEvent.ChannelDeleted;
import dev.hoopoe.messaging.channel.ChannelEvent.ChannelUpdated;
import dev.hoopoe.messaging.ticket.TicketsOfChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes channels with their events. */
@ApplicationScoped
class ChannelTransactions {

    private final ChannelRepository channels;
    private final TicketsOfChannel tickets;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags tags;

    ChannelTransactions(
            ChannelRepository channels, TicketsOfChannel tickets, Outbox outbox, Clock clock, EntityTags tags) {
        this.channels = channels;
        this.tickets = tickets;
        this.outbox = outbox;
        this.clock = clock;
        this.tags = tags;
    }

    /** Creates a channel; empty when the account has one of that id. */
    @Transactional
    Optional<Channel> create(NewChannel newChannel) {
        var channel = channels.insert(newChannel, clock.instant());
        channel.map(ChannelCreated::new).ifPresent(outbox::append);
        return channel;
    }

    @Transactional
    Channel update(String slug, UnaryOperator<ChannelDetails> change) {
        var channel = lock(slug);
        var before = ChannelSnapshot.of(channel);
        if (channel.revise(change.apply(channel.details()), clock.instant())) {
            channels.flush();
            outbox.append(new ChannelUpdated(channel, before.changesTo(ChannelSnapshot.of(channel))));
        }
        return channel;
    }

    /** Deletes a channel; 409 while a ticket uses it. */
    @Transactional
    void delete(String slug) {
        var channel = lock(slug);
        if (tickets.exist(slug)) {
            throw HoopoeException.conflict("Tickets use this channel");
        }
        var event = new ChannelDeleted(channel);
        channels.remove(channel, event.sequence());
        outbox.append(event);
    }

    private Channel lock(String slug) {
        var channel = channels.lockBySlug(slug).orElseThrow(() -> HoopoeException.notFound("Channel"));
        tags.require(channel);
        return channel;
    }
}
