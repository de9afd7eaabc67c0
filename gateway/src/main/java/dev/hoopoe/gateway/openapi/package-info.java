/** One OpenAPI document of the whole desk for each dialect, put together from what each service says of itself. */
package dev.hoopoe.gateway.openapi;
