/** The native dialect, Homa's: resources and shapes of logins, sign-ins with a provider, sessions and API keys. */
package dev.hoopoe.auth.homa;
