/** What the gateway says itself: refusals in the words of each dialect, and what stands in every answer's head. */
package dev.hoopoe.gateway.answer;
