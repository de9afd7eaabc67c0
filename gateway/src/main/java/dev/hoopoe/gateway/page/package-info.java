/** Static pages: the landing page and the API explorer. */
package dev.hoopoe.gateway.page;
