/** What the gateway says itself: refusals in the native dialect's envelope, and what stands in every answer's head. */
package dev.hoopoe.gateway.answer;
