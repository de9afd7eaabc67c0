/** Constraints on texts: length in characters, and not blank. */
package dev.hoopoe.common.constraint;
