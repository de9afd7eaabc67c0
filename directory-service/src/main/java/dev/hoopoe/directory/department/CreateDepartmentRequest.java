package dev.hoopoe.directory.department;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Body of H-39. */
record CreateDepartmentRequest(
        @NotBlank @Size(max = 255) String name,
        @Size(max = 5000) String description) {}
