/** Addresses of e-mail, in every script. */
package dev.hoopoe.common.address;
