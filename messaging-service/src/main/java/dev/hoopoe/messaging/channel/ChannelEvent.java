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

    /** A channel was created. */
    record ChannelCreated(Channel channel) implements ChannelEvent {

        @Override
        public String name() {
            return "created";
        }
    }

    /** A channel was changed; {@code changes} is empty when only the configuration was. */
    record ChannelUpdated(Channel channel, Map<String, Change> changes) implements ChannelEvent {

        @Override
        public String name() {
            return "updated";
        }
    }

    /** The channel was deleted. A deletion has no version in the database, so its sequence is the next version. */
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
