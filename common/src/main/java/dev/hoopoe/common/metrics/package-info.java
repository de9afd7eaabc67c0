/** Which meters a process exports. */
package dev.hoopoe.common.metrics;
