/** WebSockets: their handshakes, and the frames that pass between a client and a service. */
package dev.hoopoe.gateway.socket;
