/** How a request reaches its service and the answer comes back, streamed both ways. */
package dev.hoopoe.gateway.proxy;
