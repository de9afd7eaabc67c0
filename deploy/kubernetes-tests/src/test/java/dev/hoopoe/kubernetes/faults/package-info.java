/** Planted faults, each of which exactly one rule must find. */
package dev.hoopoe.kubernetes.faults;
