/** Webhooks: the endpoints to which an account's events are posted. */
package dev.hoopoe.messaging.webhook;
