/** The replica of directory-service's clients. */
package dev.hoopoe.messaging.client;
