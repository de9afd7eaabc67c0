/** Signatures as Standard Webhooks defines them, and the secrets behind them. */
package dev.hoopoe.messaging.webhook.signing;
