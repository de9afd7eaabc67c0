/** The native dialect, Homa's: resources and shapes; every rule is the ticket's own. */
package dev.hoopoe.ticket.homa;
