/** Which dialects are served, and in which of them a request is made. */
package dev.hoopoe.gateway.dialect;
