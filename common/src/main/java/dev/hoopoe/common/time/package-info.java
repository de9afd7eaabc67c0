/** The one clock. */
package dev.hoopoe.common.time;
