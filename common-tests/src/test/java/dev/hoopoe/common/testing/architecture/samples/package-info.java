/** Classes that each break one rule; they exist to be caught. */
package dev.hoopoe.common.testing.architecture.samples;
