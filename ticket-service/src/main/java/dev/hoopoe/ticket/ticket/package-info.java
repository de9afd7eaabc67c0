/** The ticket: its life, its rules, its events and what other services are told of it. */
package dev.hoopoe.ticket.ticket;
