/** Passwords are hashed and compared here, a few at a time. */
package dev.hoopoe.auth.password;
