/** Local copies of a neighbour's aggregates, updated by its events. */
package dev.hoopoe.common.replica;
