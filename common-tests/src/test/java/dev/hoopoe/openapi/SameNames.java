package dev.hoopoe.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Another record of the name of the sample's view, which must not be taken for that one ({@link DocumentFilterTest}). */
final class SameNames {

    private SameNames() {}

    record SampleView(
            @JsonInclude(JsonInclude.Include.NON_NULL) String note, String other) {}
}
