/** Effects happen once: an event id is claimed in the transaction of its effect. */
package dev.hoopoe.common.inbox;
