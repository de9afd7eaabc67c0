/** One OpenAPI document of the whole desk, put together from what each service says of itself. */
package dev.hoopoe.gateway.openapi;
