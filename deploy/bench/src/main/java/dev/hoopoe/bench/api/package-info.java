/** The suite as its clients see it: through the gateway, by HTTP. */
package dev.hoopoe.bench.api;
