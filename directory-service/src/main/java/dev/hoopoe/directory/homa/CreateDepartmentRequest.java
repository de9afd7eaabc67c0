package dev.hoopoe.directory.homa;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;

/** Body of H-39. */
record CreateDepartmentRequest(
        @Text(max = 255) String name, @Length(max = 5000) String description) {}
