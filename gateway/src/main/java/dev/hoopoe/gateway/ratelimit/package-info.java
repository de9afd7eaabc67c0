/** Limits of requests per caller, account and address. */
package dev.hoopoe.gateway.ratelimit;
