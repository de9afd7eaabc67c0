/** The suite's Kafka as the benchmarks use it: a topic of their own, and how far the services have read. */
package dev.hoopoe.bench.broker;
