/** Benchmarks of the running suite, begun by {@code ./hoopoe bench}; what they find are ratios within one run. */
package dev.hoopoe.bench;
