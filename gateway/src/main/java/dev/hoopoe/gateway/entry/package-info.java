/** The entry of every request: the order of checks, and metrics. */
package dev.hoopoe.gateway.entry;
