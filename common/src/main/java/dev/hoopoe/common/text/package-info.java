/** Full-text search: one function makes the words of a text for the index and of a term for the query. */
package dev.hoopoe.common.text;
