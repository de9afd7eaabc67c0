/** Errors for callers, before a dialect gives them a body. */
package dev.hoopoe.common.error;
