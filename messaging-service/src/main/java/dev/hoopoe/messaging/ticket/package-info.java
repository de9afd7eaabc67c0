/** Our view of ticket-service's tickets, and which of them a caller sees. */
package dev.hoopoe.messaging.ticket;
