/** Which fields of a snapshot a change touched. */
package dev.hoopoe.directory.change;
