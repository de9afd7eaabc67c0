/** The dialect Netia: the caller, the caller's account and its users. */
package dev.hoopoe.directory.netia;
