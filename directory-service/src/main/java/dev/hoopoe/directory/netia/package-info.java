/** The dialect Netia: registration, the caller, the caller's account and its users, customers. */
package dev.hoopoe.directory.netia;
