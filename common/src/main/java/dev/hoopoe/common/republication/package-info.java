/** Publishes the last state of every aggregate again, after topics were lost. */
package dev.hoopoe.common.republication;
