/** The ticket's history: a copy of the messages that messaging-service owns, as far as tickets are shown with them. */
package dev.hoopoe.ticket.history;
