/** The native dialect, Homa. */
package dev.hoopoe.common.dialect.homa;
