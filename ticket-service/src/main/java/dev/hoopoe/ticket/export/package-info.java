/** All tickets of an account in one stream, for those who see every one of them. */
package dev.hoopoe.ticket.export;
