/**
 * The Phoenix Channels protocol on the server's side (contract Netia, section 5): frames, channels of a socket, and the sockets of
 * this process by topic. It knows no topic of any API.
 */
package dev.hoopoe.messaging.phoenix;
