/** Stands for a service's package, so that a dependency on it can be caught. */
package dev.hoopoe.ticket.samples;
