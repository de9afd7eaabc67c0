package dev.hoopoe.messaging.webhook.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Guards' configurations for tests without a container. */
record TargetConfigs(Optional<List<String>> allowedRanges, boolean httpAllowed, Duration timeout)
        implements TargetConfig {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    TargetConfigs(Optional<List<String>> allowedRanges, boolean httpAllowed) {
        this(allowedRanges, httpAllowed, TIMEOUT);
    }

    static TargetConfig production() {
        return new TargetConfigs(Optional.empty(), false);
    }

    static TargetConfig allowingLoopback() {
        return allowingLoopback(TIMEOUT);
    }

    static TargetConfig allowingLoopback(Duration timeout) {
        return new TargetConfigs(Optional.of(List.of("127.0.0.0/8", "::1/128")), true, timeout);
    }

    @Override
    public int maxConcurrentPerEndpoint() {
        return 4;
    }
}
