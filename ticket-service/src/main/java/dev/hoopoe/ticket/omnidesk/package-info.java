/** The dialect OmniDesk: resources, requests and answers for tickets, calendar events and the summary. */
package dev.hoopoe.ticket.omnidesk;
