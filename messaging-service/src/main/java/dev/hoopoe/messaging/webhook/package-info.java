/** Webhooks: the endpoints that an account's events are sent to, as its administrators keep them. */
package dev.hoopoe.messaging.webhook;
