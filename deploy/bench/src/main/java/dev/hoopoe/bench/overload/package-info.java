/** Four times as many requests as the suite can answer. */
package dev.hoopoe.bench.overload;
