/** Turns everything that can go wrong with a request into an answer of its dialect. */
package dev.hoopoe.common.answer;
