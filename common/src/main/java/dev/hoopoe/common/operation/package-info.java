/** What operations a service has, and what every request for one of them must keep to. */
package dev.hoopoe.common.operation;
