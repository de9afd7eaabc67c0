/** What follows in a service when an account is suspended, resumed or deleted. */
package dev.hoopoe.common.lifecycle;
