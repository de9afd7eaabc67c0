/** Limits of failed logins and of registrations, by person and by network. */
package dev.hoopoe.auth.limit;
