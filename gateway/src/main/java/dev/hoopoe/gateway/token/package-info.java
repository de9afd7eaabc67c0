/** Who may pass: access tokens, and the sessions of theirs that have ended. */
package dev.hoopoe.gateway.token;
