package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.ticket.TicketsOfChannel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** What callers can do with channels, in every dialect; what is written is pushed to ticket-service. */
@ApplicationScoped
public class ChannelService {

    private final ChannelRepository channels;
    private final ChannelTransactions transactions;
    private final ChannelPush push;
    private final TicketsOfChannel tickets;

    ChannelService(
            ChannelRepository channels, ChannelTransactions transactions, ChannelPush push, TicketsOfChannel tickets) {
        this.channels = channels;
        this.transactions = transactions;
        this.push = push;
        this.tickets = tickets;
    }

    /** Channels of the account, by id. */
    public Page<Channel> list(PageRequest page) {
        return channels.list(page);
    }

    public Channel get(String slug) {
        return channels.findBySlug(slug).orElseThrow(() -> HoopoeException.notFound("Channel"));
    }

    public Channel create(NewChannel newChannel) {
        var channel = transactions
                .create(newChannel)
                .orElseThrow(() -> HoopoeException.conflict("A channel with this id already exists"));
        push.push(channel);
        return channel;
    }

    public Channel update(String slug, UnaryOperator<ChannelDetails> change) {
        var channel = transactions.update(slug, change);
        push.push(channel);
        return channel;
    }

    /** Refuses with 409 while a ticket uses the channel. */
    public void delete(String slug) {
        transactions.delete(slug);
    }

    /**
     * Creates the channel if the account lacks it, and pushes it to ticket-service unless that must know it; not to be called
     * within a transaction.
     *
     * @param name what the channel is called when it has to be created
     * @return false when the channel takes no tickets
     */
    public boolean prepare(String slug, String name) {
        return channels.stateOfUsed(slug).orElseGet(() -> prepareUnused(slug, name));
    }

    private boolean prepareUnused(String slug, String name) {
        var channel = channels.findBySlug(slug)
                .or(() -> transactions.create(newChannel(slug, name)))
                .or(() -> channels.findBySlug(slug))
                .orElseThrow(() -> HoopoeException.inProgress("The channel was deleted at the same time; try again"));
        // Where a ticket came in by the channel, ticket-service knows it; otherwise another process may have created it
        // just now and not pushed it yet.
        if (!tickets.exist(slug)) {
            push.push(channel);
        }
        return channel.isEnabled();
    }

    private static NewChannel newChannel(String slug, String name) {
        return new NewChannel(slug, name, null, true, JsonNodeFactory.instance.objectNode());
    }
}
