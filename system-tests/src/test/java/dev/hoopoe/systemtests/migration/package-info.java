/** Whether the code of the last release works with the migrations since. */
package dev.hoopoe.systemtests.migration;
