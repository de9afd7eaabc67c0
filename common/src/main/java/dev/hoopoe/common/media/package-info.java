/** What a request's body is written in and what its answer may be written in: JSON, or a stream of events where there is one. */
package dev.hoopoe.common.media;
