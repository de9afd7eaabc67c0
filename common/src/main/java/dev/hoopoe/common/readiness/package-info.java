/** Readiness for neighbours, on the port that serves requests. */
package dev.hoopoe.common.readiness;
