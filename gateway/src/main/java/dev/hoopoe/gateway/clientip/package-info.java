/** Whose address a request counts for, behind proxies too. */
package dev.hoopoe.gateway.clientip;
