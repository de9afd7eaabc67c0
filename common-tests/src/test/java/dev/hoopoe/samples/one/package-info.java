/** Half of a cycle. */
package dev.hoopoe.samples.one;
