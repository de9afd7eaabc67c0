/** The account of a request, consumer or job, and the rows that it may see. */
package dev.hoopoe.common.tenancy;
