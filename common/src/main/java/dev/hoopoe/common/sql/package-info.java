/** Queries written in SQL or by id, in the forms whose plans Hibernate caches. */
package dev.hoopoe.common.sql;
