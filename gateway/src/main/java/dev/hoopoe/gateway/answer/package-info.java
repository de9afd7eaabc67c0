/** The gateway's own responses: errors in each dialect's format, CORS headers. */
package dev.hoopoe.gateway.answer;
