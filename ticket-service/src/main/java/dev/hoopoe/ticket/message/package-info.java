/** What messages, which messaging-service owns, do to the tickets they belong to. */
package dev.hoopoe.ticket.message;
