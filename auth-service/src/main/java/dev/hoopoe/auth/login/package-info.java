/** Signing in, staying signed in and signing out, in the native dialect. */
package dev.hoopoe.auth.login;
