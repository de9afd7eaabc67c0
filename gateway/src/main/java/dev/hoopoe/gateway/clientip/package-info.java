/** The client's address of a request, behind proxies too. */
package dev.hoopoe.gateway.clientip;
