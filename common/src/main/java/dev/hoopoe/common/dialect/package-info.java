/** The dialects of the desk: where each is mounted, and how it says no; what else they share in form lives here too. */
package dev.hoopoe.common.dialect;
