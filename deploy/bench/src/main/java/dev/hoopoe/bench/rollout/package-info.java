/** A fixed rate of requests while replicas are restarted one after the other and killed: nothing may fail. */
package dev.hoopoe.bench.rollout;
