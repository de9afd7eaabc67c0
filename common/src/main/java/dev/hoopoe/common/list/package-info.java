/** How lists are read: their orders, pages from either end, and cursors for walking. */
package dev.hoopoe.common.list;
