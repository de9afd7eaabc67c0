/** directory-service as a neighbour: asked for what a replica does not have. */
package dev.hoopoe.ticket.directory;
