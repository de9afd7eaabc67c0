package dev.hoopoe.gateway.framing;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Limits for tests without a container. */
record Limits(
        Duration headTimeout,
        Duration bodyTimeout,
        MemorySize bodyBytesPerSecond,
        Duration answerTimeout,
        int maxPerAddress,
        int maxBodiesPerAddress)
        implements ConnectionConfig {

    static Limits usual() {
        var timeout = Duration.ofSeconds(10);
        return new Limits(timeout, timeout, new MemorySize(BigInteger.valueOf(16 * 1024)), timeout, 10, 10);
    }
}
