/** Tickets as their messages show them; nothing is stored here that a ticket or a message does not say. */
package dev.hoopoe.messaging.conversation;
