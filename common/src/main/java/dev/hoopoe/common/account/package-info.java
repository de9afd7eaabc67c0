/** Which accounts are inactive, as each service remembers it. */
package dev.hoopoe.common.account;
