/** What a service says of itself in OpenAPI, completed when it is built by what our own conventions mean. */
package dev.hoopoe.openapi;
