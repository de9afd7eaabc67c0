/** Maps exceptions to error responses of the request's dialect. */
package dev.hoopoe.common.answer;
