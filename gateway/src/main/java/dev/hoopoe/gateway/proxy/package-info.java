/** Forwards requests to services and streams bodies both ways. */
package dev.hoopoe.gateway.proxy;
