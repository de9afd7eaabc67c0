/** What the repositories here share: searches, unique values. */
package dev.hoopoe.directory.storage;
