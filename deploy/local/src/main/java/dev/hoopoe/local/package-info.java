/** The whole suite on one machine: five services, PostgreSQL and Kafka as processes that one command starts and stops. */
package dev.hoopoe.local;
