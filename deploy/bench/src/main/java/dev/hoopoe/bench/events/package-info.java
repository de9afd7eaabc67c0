/** What events cost: the time until others hear of a commit, and the writes that are not made meanwhile. */
package dev.hoopoe.bench.events;
