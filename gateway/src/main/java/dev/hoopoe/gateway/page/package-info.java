/** What a browser is shown: the landing page and the explorer of the API. */
package dev.hoopoe.gateway.page;
