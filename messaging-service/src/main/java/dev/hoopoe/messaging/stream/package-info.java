/** The desk in real time, for staff of the native API: events as the feed has them, and who looks at a ticket or types there. */
package dev.hoopoe.messaging.stream;
