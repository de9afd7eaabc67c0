/** Entity tags: a reader is spared what it has, and a writer changes only what it has seen (RFC 9110 §8.8.3, §13). */
package dev.hoopoe.common.etag;
