/** Which tickets a member of the staff may see (docs/architecture.md#identity-and-access). */
package dev.hoopoe.messaging.access;
