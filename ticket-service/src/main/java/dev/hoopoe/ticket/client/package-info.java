/** Our view of clients: what tickets need to know of them. */
package dev.hoopoe.ticket.client;
