package dev.hoopoe.messaging.phoenix;

import java.util.Optional;

/** The topics that a socket may join. */
public interface Topics {

    /** A channel for the topic, not joined yet; empty when there is no such topic. */
    Optional<Channel> channel(String topic);
}
