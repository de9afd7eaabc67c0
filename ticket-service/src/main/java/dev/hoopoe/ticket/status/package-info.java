/** The statuses of a ticket: which there are, what they mean, and how messages move a ticket from one to another. */
package dev.hoopoe.ticket.status;
