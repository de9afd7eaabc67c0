/** How the whole suite is (contract Homa, rows H-01 and H-02). */
package dev.hoopoe.gateway.health;
