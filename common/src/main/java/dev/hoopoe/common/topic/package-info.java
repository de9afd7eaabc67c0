/** Topics that each process reads whole, to know a state in memory: ended sessions, and in the gateway accounts. */
package dev.hoopoe.common.topic;
