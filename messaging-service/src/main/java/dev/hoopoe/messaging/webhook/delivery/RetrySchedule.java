package dev.hoopoe.messaging.webhook.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** When to try again (Standard Webhooks, "Deliverability and reliability"). */
@ApplicationScoped
class RetrySchedule {

    private final List<Duration> delays;
    private final double jitter;
    private final Duration maxRetryAfter;
    private final DoubleSupplier random;

    @Inject
    RetrySchedule(DeliveryConfig config) {
        this(config, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** {@code random} gives numbers from 0 to 1. */
    RetrySchedule(DeliveryConfig config, DoubleSupplier random) {
        this.delays = config.retryDelays();
        this.jitter = config.retryJitter();
        this.maxRetryAfter = config.maxRetryAfter();
        this.random = random;
    }

    /**
     * When to try again, never sooner than the endpoint asks for; empty when the schedule is over.
     *
     * @param tries how often it failed by now, this time included
     */
    Optional<Instant> next(int tries, String retryAfter, Instant now) {
        if (tries > delays.size()) {
            return Optional.empty();
        }
        var delay = delays.get(tries - 1);
        var varied = (long) (delay.toMillis() * (1 + jitter * (2 * random.getAsDouble() - 1)));
        var asked = RetryAfter.read(retryAfter, now, maxRetryAfter);
        return Optional.of(now.plusMillis(Math.max(varied, asked.toMillis())));
    }
}
