/** Clients: the customers of an account. */
package dev.hoopoe.directory.client;
