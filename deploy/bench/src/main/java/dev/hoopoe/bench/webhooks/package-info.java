/** How fast webhooks are delivered, and what endpoints that hang do to the others. */
package dev.hoopoe.bench.webhooks;
