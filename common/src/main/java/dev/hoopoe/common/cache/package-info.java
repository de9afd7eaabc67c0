/** Rows in memory for a second, so that not every request reads them again (docs/decisions/0038). */
package dev.hoopoe.common.cache;
