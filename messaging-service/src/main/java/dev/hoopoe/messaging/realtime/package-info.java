/**
 * What all replicas' sockets must be told and what is not stored as an event: signals, such as that somebody types, and presence. An
 * event reaches them by the feed.
 */
package dev.hoopoe.messaging.realtime;
