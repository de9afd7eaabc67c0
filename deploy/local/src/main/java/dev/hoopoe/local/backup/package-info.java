/** Backups of a suite: one archive with its databases, files, keys and events that were under way. */
package dev.hoopoe.local.backup;
