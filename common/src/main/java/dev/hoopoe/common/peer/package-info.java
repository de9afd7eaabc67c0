/** Calls of neighbour services, each of which has several replicas. */
package dev.hoopoe.common.peer;
