/** The alerts and dashboards of this folder: read, written for Grafana, and tried with a real Prometheus. */
package dev.hoopoe.observability;
