/** messaging-service: messages, channels, and conversations as a view. */
package dev.hoopoe.messaging;
