package dev.hoopoe.messaging.phoenix;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The channels of this process's sockets, by topic. */
@ApplicationScoped
public class TopicSubscribers {

    private final ConcurrentHashMap<String, Set<ChannelLink>> byTopic = new ConcurrentHashMap<>();

    /** Whether somebody in this process has joined the topic. */
    public boolean has(String topic) {
        return byTopic.containsKey(topic);
    }

    /** The joined topics. */
    public Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** Sends to the channels of the broadcast's topic in this process. */
    public void send(Broadcast broadcast) {
        byTopic.getOrDefault(broadcast.topic(), Set.of()).forEach(link -> link.deliver(broadcast));
    }

    void add(String topic, ChannelLink link) {
        byTopic.compute(topic, (name, links) -> {
            var all = links == null ? ConcurrentHashMap.<ChannelLink>newKeySet(1) : links;
            all.add(link);
            return all;
        });
    }

    void remove(String topic, ChannelLink link) {
        byTopic.computeIfPresent(topic, (name, links) -> {
            links.remove(link);
            return links.isEmpty() ? null : links;
        });
    }
}
