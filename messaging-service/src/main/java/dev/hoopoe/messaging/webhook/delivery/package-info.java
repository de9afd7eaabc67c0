/** The queue of webhook deliveries in PostgreSQL, and the dispatcher of each replica that works on it. */
package dev.hoopoe.messaging.webhook.delivery;
