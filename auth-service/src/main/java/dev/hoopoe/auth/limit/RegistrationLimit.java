package dev.hoopoe.auth.limit;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.util.List;

/** Limits anonymous registrations per network, since each computes a hash. */
@Singleton
public class RegistrationLimit {

    private static final String REFUSAL = "Too many registrations from this address; try again later";

    private final LoginLimitConfig config;
    private final AttemptCounts counts;

    RegistrationLimit(LoginLimitConfig config, AttemptCounts counts) {
        this.config = config;
        this.counts = counts;
    }

    /**
     * Counts a registration.
     *
     * @throws HoopoeException too many requests
     */
    public void count(ClientInfo client) {
        if (!config.enabled()) {
            return;
        }
        var network = List.of(new Allowance("registration/" + Network.of(client.ip()), config.registrationsPerIp()));
        counts.timeUntilAllowed(network).ifPresent(wait -> {
            throw HoopoeException.tooMany(REFUSAL, wait);
        });
        counts.count(network);
    }
}
