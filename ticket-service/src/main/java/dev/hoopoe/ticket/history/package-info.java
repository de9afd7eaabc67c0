/** The history of tickets: a copy of messaging-service's messages, as far as answers about tickets need it. */
package dev.hoopoe.ticket.history;
