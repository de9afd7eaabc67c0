/** The stop of the gateway, so that no client notices: it says goodbye to connections and to streams. */
package dev.hoopoe.gateway.drain;
