/** The feed: every event of the desk in one order, from a cursor on, for whoever cannot or will not read Kafka. */
package dev.hoopoe.messaging.feed;
