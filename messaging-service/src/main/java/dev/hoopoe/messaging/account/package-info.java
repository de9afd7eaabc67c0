/** What a new account brings about here. */
package dev.hoopoe.messaging.account;
