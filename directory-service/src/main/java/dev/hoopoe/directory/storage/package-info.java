/** What the repositories here share: pages, searches, unique values. */
package dev.hoopoe.directory.storage;
