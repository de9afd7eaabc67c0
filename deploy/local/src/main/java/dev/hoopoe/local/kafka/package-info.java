/** A real Kafka broker in a process of its own, and the topics of the suite. */
package dev.hoopoe.local.kafka;
