package dev.hoopoe.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A record with the same name as the sample's view, which must not be confused with it ({@link DocumentFilterTest}). */
final class SameNames {

    private SameNames() {}

    record SampleView(
            @JsonInclude(JsonInclude.Include.NON_NULL) String note, String other) {}
}
