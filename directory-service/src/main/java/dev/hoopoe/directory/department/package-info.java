/** Departments and their members. */
package dev.hoopoe.directory.department;
