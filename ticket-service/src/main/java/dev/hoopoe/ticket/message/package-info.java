/** Effects of messaging-service's messages on their tickets. */
package dev.hoopoe.ticket.message;
