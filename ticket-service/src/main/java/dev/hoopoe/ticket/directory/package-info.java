/** Calls of directory-service, for what a replica does not have. */
package dev.hoopoe.ticket.directory;
