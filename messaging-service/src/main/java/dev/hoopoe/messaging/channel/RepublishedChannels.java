package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.messaging.channel.ChannelEvent.ChannelUpdated;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The last states of channels, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedChannels implements RepublishedAggregate {

    private final ChannelRepository channels;

    RepublishedChannels(ChannelRepository channels) {
        this.channels = channels;
    }

    @Override
    public String aggregate() {
        return "channel";
    }

    @Override
    public List<ChannelEvent> lockAfter(String after, int most) {
        return channels.findAll(Sort.by("rowId")).withLock(LockModeType.PESSIMISTIC_READ).list().stream()
                .filter(channel -> after == null || keyOf(channel).compareTo(after) > 0)
                .sorted(Comparator.comparing(RepublishedChannels::keyOf))
                .limit(most)
                .<ChannelEvent>map(channel -> new ChannelUpdated(channel, Map.of()))
                .toList();
    }

    private static String keyOf(Channel channel) {
        return new ChannelUpdated(channel, Map.of()).aggregateId();
    }
}
