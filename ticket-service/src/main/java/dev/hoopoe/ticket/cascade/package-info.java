/** The queue of cascades: changes of departments, users, tags and clients that their tickets have to follow. */
package dev.hoopoe.ticket.cascade;
