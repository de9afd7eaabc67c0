/** OmniDesk's users and clients: its routes and shapes, and no rules. */
package dev.hoopoe.directory.omnidesk;
