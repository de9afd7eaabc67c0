/** The operations of a service, and checks of every request before it reaches one. */
package dev.hoopoe.common.operation;
