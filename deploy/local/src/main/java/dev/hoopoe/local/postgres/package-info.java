/** A real PostgreSQL server and one database with its own role for each service. */
package dev.hoopoe.local.postgres;
