/** Content negotiation: JSON, or a stream of events where an operation has one. */
package dev.hoopoe.common.media;
