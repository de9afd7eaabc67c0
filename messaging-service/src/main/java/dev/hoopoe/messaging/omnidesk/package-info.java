/** OmniDesk's conversations and their messages (contract OmniDesk, rows O-11 to O-15). */
package dev.hoopoe.messaging.omnidesk;
