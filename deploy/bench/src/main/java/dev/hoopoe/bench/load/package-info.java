/** The desk that is measured: staff, clients and a million tickets, skewed as real ones are. */
package dev.hoopoe.bench.load;
