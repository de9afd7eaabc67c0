package dev.hoopoe.messaging.webhook.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that only this process may attempt, until the lease ends.
 *
 * @param claim proves that it is still this process's when its result is written
 * @param until when another process may attempt it
 * @param tries attempts before this one since the schedule began
 * @param position of the event in the feed; null for what is not in it
 * @param message null when the event is in the feed no more
 */
record Claim(
        Endpoint endpoint,
        long id,
        UUID claim,
        Instant until,
        String lane,
        int tries,
        int bytes,
        Long position,
        WebhookMessage message) {}
