/** The native dialect, Homa: resources, requests and answers only; rules are in the feature packages. */
package dev.hoopoe.ticket.homa;
