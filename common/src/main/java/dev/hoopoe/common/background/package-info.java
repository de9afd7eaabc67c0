/** Background threads, and what coordinates the replicas that run them. */
package dev.hoopoe.common.background;
