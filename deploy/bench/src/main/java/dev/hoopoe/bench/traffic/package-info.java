/** Sends requests to the suite: at a fixed rate, or as fast as answers come. */
package dev.hoopoe.bench.traffic;
