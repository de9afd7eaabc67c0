/** Database migrations in Java. */
package dev.hoopoe.directory.migration;
