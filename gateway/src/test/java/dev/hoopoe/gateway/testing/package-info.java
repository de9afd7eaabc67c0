/** Services that behave as a test wants them to, and clients that say what no well-behaved client says. */
package dev.hoopoe.gateway.testing;
