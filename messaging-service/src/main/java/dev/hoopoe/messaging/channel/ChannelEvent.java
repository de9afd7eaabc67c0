package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.event.DomainEvent;

/** What happens to channels; keyed by account and slug, since slugs repeat across accounts. */
sealed interface ChannelEvent extends DomainEvent {

    Channel channel();

    @Override
    default String aggregate() {
        return "channel";
    }

    @Override
    default String aggregateId() {
        return channel().accountId() + "/" + channel().slug();
    }

    @Override
    default long sequence() {
        return channel().version();
    }

    @Override
    default Object snapshot() {
        return ChannelSnapshot.of(channel());
    }

    /** The account has a new channel. */
    record ChannelCreated(Channel channel) implements ChannelEvent {

        @Override
        public String name() {
            return "created";
        }
    }
}
