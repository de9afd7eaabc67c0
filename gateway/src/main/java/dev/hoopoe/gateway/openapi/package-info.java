/** Merges the services' OpenAPI documents into one for each dialect. */
package dev.hoopoe.gateway.openapi;
