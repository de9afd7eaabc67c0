/** How the chat widget of an account looks on web pages. */
package dev.hoopoe.directory.widget;
