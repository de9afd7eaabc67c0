/** Access tokens: the keys that sign them, their publication, and the tokens services get. */
package dev.hoopoe.auth.token;
