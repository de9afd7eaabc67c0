/** Verification of access tokens and API keys. */
package dev.hoopoe.gateway.token;
