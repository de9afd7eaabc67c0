/** What the suspension of an account brings about here. */
package dev.hoopoe.auth.account;
