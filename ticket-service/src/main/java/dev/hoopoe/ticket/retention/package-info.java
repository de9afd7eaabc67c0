/** Removal of old tickets in configured statuses; off by default (contract HCall, section 6). */
package dev.hoopoe.ticket.retention;
