/** Our view of departments: what tickets need to know of them. */
package dev.hoopoe.ticket.department;
