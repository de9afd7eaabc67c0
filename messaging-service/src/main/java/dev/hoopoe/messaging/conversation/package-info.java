/** Tickets as their messages show them; nothing is stored but tickets and messages. */
package dev.hoopoe.messaging.conversation;
