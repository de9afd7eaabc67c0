/** Our view of users: what tickets need to know of them. */
package dev.hoopoe.ticket.user;
