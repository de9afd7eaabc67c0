/** Shared by the repositories: search patterns, unique values. */
package dev.hoopoe.directory.storage;
