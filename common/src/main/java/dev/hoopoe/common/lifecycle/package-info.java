/** What follows in a service when an account is suspended or resumed. */
package dev.hoopoe.common.lifecycle;
