package dev.hoopoe.messaging.webhook.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Guards' configurations for tests without a container. */
record TargetConfigs(Optional<List<String>> allowedRanges, boolean httpAllowed) implements TargetConfig {

    static TargetConfig production() {
        return new TargetConfigs(Optional.empty(), false);
    }

    static TargetConfig allowingLoopback() {
        return new TargetConfigs(Optional.of(List.of("127.0.0.0/8", "::1/128")), true);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int mostInFlightPerEndpoint() {
        return 4;
    }
}
