package dev.hoopoe.directory.department;

/** What may change about a department; {@code description} is null for none. */
public record DepartmentDetails(String name, String description) {}
