/** What a new account creates here, and which accounts exist. */
package dev.hoopoe.messaging.account;
