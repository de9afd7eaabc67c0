/** Background threads. */
package dev.hoopoe.common.background;
