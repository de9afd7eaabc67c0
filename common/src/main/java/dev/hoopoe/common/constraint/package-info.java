/** What texts must be: how long in characters, and with something to be seen in them. */
package dev.hoopoe.common.constraint;
