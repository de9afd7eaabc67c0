/** Calendar events, which may belong to a ticket. */
package dev.hoopoe.ticket.calendar;
