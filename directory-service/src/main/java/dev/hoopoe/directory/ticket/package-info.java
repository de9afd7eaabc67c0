/** Our view of ticket-service's tickets: whose they are. */
package dev.hoopoe.directory.ticket;
