/** Small local copies of what a neighbour owns, kept current by its events. */
package dev.hoopoe.common.replica;
