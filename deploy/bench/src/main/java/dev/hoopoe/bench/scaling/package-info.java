/** What a second and a third replica of a service add. */
package dev.hoopoe.bench.scaling;
