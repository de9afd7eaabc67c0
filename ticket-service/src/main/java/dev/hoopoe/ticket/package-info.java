/** The tickets and the rules of their life; neighbours' nouns appear as our own views of them. */
package dev.hoopoe.ticket;
