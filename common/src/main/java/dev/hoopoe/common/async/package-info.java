/** Asynchronous results. */
package dev.hoopoe.common.async;
