/** Where each HTTP/1 message ends, decided once from its bytes, before any other reader of the process sees them. */
package dev.hoopoe.gateway.framing;
