/** Keys made out of secrets, and what is encrypted with them. */
package dev.hoopoe.common.seal;
