/** How JSON is read and written, on the wire and in jsonb columns. */
package dev.hoopoe.common.json;
