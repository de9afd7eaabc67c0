/** The native dialect, Homa's: resources and shapes; every rule is its feature's own. */
package dev.hoopoe.messaging.homa;
