/** Our view of channels: what tickets need to know of them. */
package dev.hoopoe.ticket.channel;
