/** Refusals, and the one place that turns them into HTTP answers. */
package dev.hoopoe.common.error;
