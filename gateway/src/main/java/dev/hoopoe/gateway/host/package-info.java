/** The host of a request, and values bound to hosts. */
package dev.hoopoe.gateway.host;
