package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a sample is created from; {@code displayOrder}, {@code tags} and {@code shade} are there for their types alone. */
record CreateSampleRequest(
        @NotBlank @Size(max = 20) String name,
        @Size(max = 2_000_000) String note,
        ObjectNode extra,
        @Max(1000) Integer displayOrder,
        List<@Size(max = 10) String> tags,
        Boolean loud,
        Shade shade) {

    enum Shade {
        LIGHT,
        DARK
    }
}
