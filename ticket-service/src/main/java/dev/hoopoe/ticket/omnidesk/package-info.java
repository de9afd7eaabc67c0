/** The dialect OmniDesk: its shapes and words for tickets, calendar events and the summary. */
package dev.hoopoe.ticket.omnidesk;
