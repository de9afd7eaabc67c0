/** Departments and who belongs to them. */
package dev.hoopoe.directory.department;
