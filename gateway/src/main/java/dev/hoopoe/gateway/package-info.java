/** The only port a client sees: it routes, checks tokens, sets limits, and keeps nothing. */
package dev.hoopoe.gateway;
