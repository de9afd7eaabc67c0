/** A replica of ticket-service's tickets: their clients. */
package dev.hoopoe.directory.ticket;
