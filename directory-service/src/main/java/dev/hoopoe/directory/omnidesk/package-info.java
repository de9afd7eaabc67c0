/** The dialect OmniDesk: users and clients. */
package dev.hoopoe.directory.omnidesk;
