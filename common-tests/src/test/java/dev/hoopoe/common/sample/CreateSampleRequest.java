package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import jakarta.validation.constraints.Max;
import java.util.List;

/** What a sample is created from; {@code displayOrder}, {@code tags} and {@code shade} are there for their types alone. */
record CreateSampleRequest(
        @Text(max = 20) String name,
        @Length(max = 2_000_000) String note,
        ObjectNode extra,
        @Max(1000) Integer displayOrder,
        List<@Length(max = 10) String> tags,
        Boolean loud,
        Shade shade) {

    enum Shade {
        LIGHT,
        DARK
    }
}
