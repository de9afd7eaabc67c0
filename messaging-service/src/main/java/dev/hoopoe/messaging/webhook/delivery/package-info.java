/** The queue of webhooks: what is to be sent to which endpoint and when, kept in PostgreSQL and worked off by every replica. */
package dev.hoopoe.messaging.webhook.delivery;
