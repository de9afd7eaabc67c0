/** Mechanism that every service shares: no business noun lives below this package. */
package dev.hoopoe.common;
