/** The ticket: its state, its changes, its events and its internal operations. */
package dev.hoopoe.ticket.ticket;
