/** A package whose name says nothing. */
package dev.hoopoe.common.testing.architecture.samples.util;
