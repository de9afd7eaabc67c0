/** Processes, ports and Java runtimes of this machine. */
package dev.hoopoe.local.process;
