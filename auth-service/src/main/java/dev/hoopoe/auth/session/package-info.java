/** Signed-in sessions, the refresh tokens that prolong them, and how they end. */
package dev.hoopoe.auth.session;
