/** messaging-service: messages and channels. */
package dev.hoopoe.messaging;
