package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

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

    /** Something about the channel changed; no changes are named when it was the configuration alone. */
    record ChannelUpdated(Channel channel, Map<String, Change> changes) implements ChannelEvent {

        @Override
        public String name() {
            return "updated";
        }
    }

    /** The channel is gone; a deletion has no version of its own in the database, so it counts as the next one. */
    record ChannelDeleted(Channel channel) implements ChannelEvent {

        @Override
        public String name() {
            return "deleted";
        }

        @Override
        public long sequence() {
            return channel.version() + 1;
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
