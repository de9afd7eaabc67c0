/** Hashing and comparison of passwords, with bounded concurrency. */
package dev.hoopoe.auth.password;
