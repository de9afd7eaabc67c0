/** Pushes to auth-service: people who may log in; sign-ins and password checks. */
package dev.hoopoe.directory.principal;
