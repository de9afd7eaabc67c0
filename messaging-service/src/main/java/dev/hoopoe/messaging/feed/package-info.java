/** The feed: every event of the desk in one order, from a cursor on, over HTTP instead of Kafka. */
package dev.hoopoe.messaging.feed;
