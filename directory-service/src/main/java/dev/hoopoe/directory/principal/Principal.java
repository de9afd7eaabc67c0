package dev.hoopoe.directory.principal;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A person who may log in.
 *
 * @param sequence the version of the snapshot
 * @param snapshot as in the person's events
 * @param password the new password; null leaves the present one
 */
public record Principal(
        long sequence,
        Object snapshot,
        @JsonInclude(JsonInclude.Include.NON_NULL) String password) {

    @Override
    public String toString() {
        return "Principal[sequence=" + sequence + "]";
    }
}
