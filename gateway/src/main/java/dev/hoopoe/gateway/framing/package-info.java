/** Checks the framing of HTTP/1 messages before any other code reads their bytes. */
package dev.hoopoe.gateway.framing;
