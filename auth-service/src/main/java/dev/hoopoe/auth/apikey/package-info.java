/** API keys (contract Homa, H-63 and H-64): a main one for each user and others with labels, exchanged by the gateway for short-lived access tokens. */
package dev.hoopoe.auth.apikey;
