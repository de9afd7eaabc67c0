/** Tests of the running suite: real processes, seen through the gateway as a client sees them. */
package dev.hoopoe.systemtests;
