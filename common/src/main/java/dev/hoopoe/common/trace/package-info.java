/** Which spans leave a process, what of them, and where to. */
package dev.hoopoe.common.trace;
