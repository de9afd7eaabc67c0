/** Conversations and their messages as OmniDesk's clients know them: rows O-11 to O-15 of its contract. */
package dev.hoopoe.messaging.omnidesk;
