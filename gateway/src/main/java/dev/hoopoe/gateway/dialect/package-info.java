/** The enabled dialects, and the dialect of a request. */
package dev.hoopoe.gateway.dialect;
