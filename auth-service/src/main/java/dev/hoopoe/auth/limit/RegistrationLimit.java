package dev.hoopoe.auth.limit;

import jakarta.inject.Singleton;
import java.time.Clock;

/** Limits anonymous registrations per network, since each computes a hash. */
@Singleton
public class RegistrationLimit {

    private final boolean enabled;
    private final FailureLimit byNetwork;

    RegistrationLimit(LoginLimitConfig config, Clock clock) {
        this.enabled = config.enabled();
        this.byNetwork = new FailureLimit(
                config.registrationsPerIp(),
                config.period(),
                config.maxEntries(),
                clock,
                "Too many registrations from this address; try again later");
    }

    /**
     * Counts a registration.
     *
     * @throws dev.hoopoe.common.error.HoopoeException too many requests
     */
    public void count(ClientInfo client) {
        if (enabled) {
            var network = Network.of(client.ip());
            byNetwork.check(network);
            byNetwork.failed(network);
        }
    }
}
