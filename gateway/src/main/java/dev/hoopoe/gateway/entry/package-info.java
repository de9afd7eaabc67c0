/** Where each request enters, in which order it is judged, and what is written down about it. */
package dev.hoopoe.gateway.entry;
