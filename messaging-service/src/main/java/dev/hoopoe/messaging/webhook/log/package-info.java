/** What was sent to a webhook, what came of it, and how to have it sent again. */
package dev.hoopoe.messaging.webhook.log;
