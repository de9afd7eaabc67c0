/** auth-service: credentials, sessions and tokens. */
package dev.hoopoe.auth;
