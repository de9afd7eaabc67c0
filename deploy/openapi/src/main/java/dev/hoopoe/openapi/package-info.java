/** Completes a service's OpenAPI document at build time. */
package dev.hoopoe.openapi;
