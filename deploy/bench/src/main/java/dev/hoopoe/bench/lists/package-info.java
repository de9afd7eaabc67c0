/** How lists behave at size. */
package dev.hoopoe.bench.lists;
