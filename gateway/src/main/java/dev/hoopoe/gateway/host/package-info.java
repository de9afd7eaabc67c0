/** Which host a request was sent to, and what is bound to it. */
package dev.hoopoe.gateway.host;
