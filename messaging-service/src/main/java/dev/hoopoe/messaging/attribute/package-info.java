/** Our view of directory-service's custom attributes: which fields of tickets and clients a reader of events is not shown. */
package dev.hoopoe.messaging.attribute;
