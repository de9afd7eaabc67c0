package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.attribute.WithheldFields;

/**
 * A webhook whose row is locked.
 *
 * @param verified false for one that is sent nothing
 * @param position up to where the feed has been planned
 * @param pending deliveries that wait
 * @param withheld the fields that are not sent; null while the account's definitions are not known
 */
record QueuedWebhook(
        Endpoint endpoint,
        String account,
        boolean verified,
        EventFilter filter,
        long position,
        int pending,
        WithheldFields withheld) {}
