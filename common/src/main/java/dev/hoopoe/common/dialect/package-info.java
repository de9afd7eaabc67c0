/** What gateway and services must know of a dialect, as one object for each, and forms that several dialects share. */
package dev.hoopoe.common.dialect;
