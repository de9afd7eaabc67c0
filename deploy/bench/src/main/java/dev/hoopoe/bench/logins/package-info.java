/** What a storm of logins does to everybody else, and to those who log in. */
package dev.hoopoe.bench.logins;
