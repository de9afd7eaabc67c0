/** Writes down which configuration keys there are, from the mappings in the sources. */
package dev.hoopoe.systemtests.configuration;
