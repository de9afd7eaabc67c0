package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.ticket.TicketsOfChannel;
import jakarta.enterprise.context.ApplicationScoped;

/** Gets a channel ready for a ticket to come in by it. */
@ApplicationScoped
public class ChannelService {

    private final ChannelRepository channels;
    private final ChannelTransactions registry;
    private final ChannelPush push;
    private final TicketsOfChannel tickets;

    ChannelService(
            ChannelRepository channels, ChannelTransactions registry, ChannelPush push, TicketsOfChannel tickets) {
        this.channels = channels;
        this.registry = registry;
        this.push = push;
        this.tickets = tickets;
    }

    /**
     * Sees to it that the account has the channel and ticket-service knows of it; not to be called within a transaction.
     *
     * @param name what the channel is called when it has to be created
     * @return false when the channel takes no tickets
     */
    public boolean prepare(String slug, String name) {
        var channel = channels.findBySlug(slug)
                .or(() -> registry.register(newChannel(slug, name)))
                .or(() -> channels.findBySlug(slug))
                .orElseThrow(() -> HoopoeException.inProgress("The channel was deleted at the same time; try again"));
        // Where a ticket has come in by it, ticket-service knows it; whoever lost the race to create it may be here
        // earlier.
        if (!tickets.exist(slug)) {
            push.push(channel);
        }
        return channel.isEnabled();
    }

    private static NewChannel newChannel(String slug, String name) {
        return new NewChannel(slug, name, null, true, JsonNodeFactory.instance.objectNode());
    }
}
