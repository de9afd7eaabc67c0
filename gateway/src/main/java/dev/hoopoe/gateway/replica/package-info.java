/** Where the replicas of each service are, which of them are ready, and which one the next request goes to. */
package dev.hoopoe.gateway.replica;
