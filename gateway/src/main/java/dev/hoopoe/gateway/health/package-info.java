/** Health and uptime of the suite (contract Homa, rows H-01 and H-02). */
package dev.hoopoe.gateway.health;
