/** Which addresses exist, whose they are, and which of them need no token. */
package dev.hoopoe.gateway.route;
