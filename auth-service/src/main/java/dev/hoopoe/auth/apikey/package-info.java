/** API keys (contract Homa, H-63 and H-64): one for each user, exchanged by the gateway for short-lived access tokens. */
package dev.hoopoe.auth.apikey;
