/** The gateway beside other proxies, and one service's requests while another service fails. */
package dev.hoopoe.bench.gateway;
