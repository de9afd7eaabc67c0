/** What is to happen at a time, perhaps because of a ticket. */
package dev.hoopoe.ticket.calendar;
