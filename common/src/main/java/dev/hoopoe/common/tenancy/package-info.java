/** Whose rows: the account of a request, a consumer or a job. */
package dev.hoopoe.common.tenancy;
