/** Tickets and their rules; aggregates of other services appear as views of this service. */
package dev.hoopoe.ticket;
