/** How a backlog of events leaves the outbox. */
package dev.hoopoe.bench.relay;
