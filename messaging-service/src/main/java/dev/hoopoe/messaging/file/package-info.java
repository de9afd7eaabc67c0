/** Uploaded files and attachments of messages: a row here, the bytes in the file store (docs/decisions/0064). */
package dev.hoopoe.messaging.file;
