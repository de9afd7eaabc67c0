/** Where webhooks may go: strictly read addresses, held to what is public, and a client that connects to nothing else. */
package dev.hoopoe.messaging.webhook.net;
