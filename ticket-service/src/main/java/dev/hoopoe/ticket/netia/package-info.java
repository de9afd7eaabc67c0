/** Conversations of Netia as tickets: its words for status and priority, and messaging-service's calls for it. */
package dev.hoopoe.ticket.netia;
