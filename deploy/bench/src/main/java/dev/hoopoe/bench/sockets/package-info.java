/** Sockets of messaging-service beside those of socket.io: time and memory, with one client for both. */
package dev.hoopoe.bench.sockets;
