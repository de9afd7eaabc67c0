/** The only port for clients: routing, token checks, limits. It stores nothing durable. */
package dev.hoopoe.gateway;
