/** Migrations of the database that SQL alone cannot do. */
package dev.hoopoe.directory.migration;
