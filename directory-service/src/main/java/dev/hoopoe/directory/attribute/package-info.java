/** Custom attributes: the typed fields an account defines for its clients and tickets, rows H-57 to H-60 of the Homa contract. */
package dev.hoopoe.directory.attribute;
