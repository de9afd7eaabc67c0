/** Entity tags: 304 for a reader that has the current version, 412 for a writer that has not (RFC 9110 §8.8.3, §13). */
package dev.hoopoe.common.etag;
