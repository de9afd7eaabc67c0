/** Taking turns, paces, medians, ratios and the aims they are held against. */
package dev.hoopoe.bench.measure;
