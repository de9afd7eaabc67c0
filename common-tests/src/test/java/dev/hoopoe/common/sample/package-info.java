/** A service in miniature, which exists so that the mechanism can be tested as services use it. */
package dev.hoopoe.common.sample;
