/** Where calls come from, and how often those of one place or person may fail. */
package dev.hoopoe.auth.limit;
