package dev.hoopoe.messaging.webhook.delivery;

/**
 * An endpoint whose row is locked, as its turn finds it.
 *
 * @param position up to where the feed has been planned
 * @param pending deliveries that wait
 */
record QueuedWebhook(Endpoint endpoint, String account, EventFilter filter, long position, int pending) {}
