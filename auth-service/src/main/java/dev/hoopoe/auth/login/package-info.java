/** Logins by password, provider or registration, and refresh; limits and history of attempts. */
package dev.hoopoe.auth.login;
