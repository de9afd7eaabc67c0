/** The event envelope (CloudEvents 1.0, binary mode) and how a received event is handled. */
package dev.hoopoe.common.event;
