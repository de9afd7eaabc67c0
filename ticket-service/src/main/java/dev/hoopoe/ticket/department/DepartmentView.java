package dev.hoopoe.ticket.department;

/** A department as tickets see it. */
public record DepartmentView(long id, String name) {}
