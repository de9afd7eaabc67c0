/** Routes of all dialects, and the operations that need no token. */
package dev.hoopoe.gateway.route;
