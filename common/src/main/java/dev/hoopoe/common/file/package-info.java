/** Stores files by key: in an S3-compatible service, or in a folder on one machine. */
package dev.hoopoe.common.file;
