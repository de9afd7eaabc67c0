/** How search compares with a scan. */
package dev.hoopoe.bench.search;
