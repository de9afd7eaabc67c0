/** Tags, unique by name within an account in any case. */
package dev.hoopoe.ticket.tag;
