/** Signing in with Google and Microsoft (contract Homa, H-06 to H-10 and section 5.4), by OpenID Connect. */
package dev.hoopoe.auth.oauth;
